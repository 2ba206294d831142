import { expect, test } from 'vitest'
import type { ControlledOrder } from '../../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../../helpers/risk/probes-in-words.ts'

const probes: readonly ControlledOrder[] = [
  {
    name: 'at the limit',
    allowed: true,
    reasons: [],
    order: { side: 'buy', price: '100', quantity: '2.5' },
    told: { state: 'accepted' },
  },
  {
    name: 'beyond the limit',
    allowed: false,
    reasons: ['maxOrderQuantity'],
    order: { side: 'sell', price: '101', quantity: '2.6' },
    told: { state: 'denied', reason: { code: 'maxOrderQuantity', message: 'too much' } },
  },
]

test('probes are told in the order in which they were submitted', () => {
  expect(ordersInWords(probes)).toBe('buy 2.5 at 100, sell 2.6 at 101')
  expect(answersInWords(probes)).toBe('accepted, denied maxOrderQuantity')
})
