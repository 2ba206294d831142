import { expect, test } from 'vitest'
import { takingFills } from '../../../helpers/execution/taking-fills.ts'

const filled = { state: 'filled', quantity: '0.10', filledQuantity: '0.1' } as const
const missed = { state: 'expired', quantity: '0.1', filledQuantity: '0' } as const
const half = { state: 'expired', quantity: '0.1', filledQuantity: '0.05' } as const
const refused = (state: 'rejected' | 'denied', message?: string) => ({
  state,
  quantity: '0.1',
  filledQuantity: '0',
  ...(message && { reason: { message } }),
})
const taken = (...orders: Parameters<typeof takingFills>[0][number]['order'][]) =>
  takingFills(orders.map(order => ({ order })))

test('all filled whole, however their quantities are written', () => {
  expect(taken(filled, filled)).toMatchObject({
    filled: { count: 2, of: 2, pct: 100 },
    refused: { count: 0, of: 2, pct: 0 },
    quantityPct: 100,
    reasons: [],
  })
})

test('a part is not whole, and what missed or was half filled was not refused', () => {
  expect(taken(filled, half, missed, filled)).toMatchObject({
    filled: { count: 2, pct: 50 },
    refused: { count: 0 },
    quantityPct: 62.5,
  })
})

test('whoever refused, it counts, with its reason once', () => {
  const busy = 'Market is closed.'
  const orders = [refused('rejected', busy), refused('rejected', busy), refused('denied'), filled]

  expect(taken(...orders)).toMatchObject({
    filled: { count: 1, of: 4, pct: 25 },
    refused: { count: 3, of: 4, pct: 75 },
    reasons: [busy, 'no reason'],
  })
})

test('no order is no good news', () => {
  expect(() => taken()).toThrow('a fill rate must have an order, had none')
})
