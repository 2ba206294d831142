import { expect, test } from 'vitest'
import { fillTimes, type TakingOrder } from '../../../helpers/execution/fill-times.ts'

const at = (ms: number) => `2026-01-31T09:30:00.${String(ms * 1000).padStart(6, '0')}Z`
const fill = { venueTradeId: '1', quantity: '1' }
const order = (
  state: TakingOrder['order']['state'],
  filledQuantity: string,
  steps: TakingOrder['steps'] = [],
): TakingOrder => ({ order: { createdAt: at(10), state, filledQuantity }, steps })

test.for<[string, TakingOrder, readonly number[]]>([
  ['is filled', order('filled', '1', [{ state: 'filled', at: at(52), fill }]), [42]],
  ['is filled in part', order('canceled', '1', [{ state: 'canceled', at: at(30), fill }]), [20]],
  ['is filled, and no fill was told', order('filled', '1'), [Infinity]],
  [
    'is filled by what was told, whatever it says',
    order('canceled', '0', [{ state: 'filled', at: at(11), fill }]),
    [1],
  ],
  ['still waits for an answer', order('pending', '0'), [Infinity]],
  ['rests, which it should not', order('accepted', '0'), [Infinity]],
  ['found nobody', order('canceled', '0'), []],
  ['expired', order('expired', '0'), []],
  ['was refused', order('rejected', '0'), []],
  ['was never sent', order('denied', '0'), []],
])('the first fill of an order that %s', ([, one, samples]) => {
  expect(fillTimes([one])).toEqual({ samples, ended: 1 - samples.length })
})
