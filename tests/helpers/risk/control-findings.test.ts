import { expect, test } from 'vitest'
import { controlFindings, type ControlledOrder } from '../../../helpers/risk/control-findings.ts'

const order = (
  allowed: boolean,
  state: ControlledOrder['told']['state'],
  code?: string,
): ControlledOrder => ({
  name: allowed ? 'within the limit' : 'beyond the limit',
  allowed,
  reasons: ['maxOrderQuantity'],
  order: { side: 'buy', price: '100', quantity: allowed ? '1' : '1.1' },
  told: { state, ...(code && { reason: { code, message: 'no' } }) },
})
const within = order(true, 'accepted')
const beyond = order(false, 'denied', 'maxOrderQuantity')
const nothing = { untoldOrders: [], untoldTrades: [] }
const found = (orders: readonly ControlledOrder[], more: Partial<typeof nothing> = {}) =>
  controlFindings({ orders, ...nothing, ...more })

test('a control that denies what is beyond and lets the rest through has no flaw', () => {
  expect(found([beyond, within])).toEqual({ flaws: [], obstacles: [] })
  expect(found([beyond, order(true, 'filled')]).flaws).toEqual([])
  // The venue was asked: the control let it through.
  expect(found([beyond, order(true, 'rejected', 'insufficientFunds')])).toEqual({
    flaws: [],
    obstacles: [],
  })
})

test.for<[readonly ControlledOrder[], string]>([
  [
    [within, order(false, 'accepted')],
    'beyond the limit: must be denied before it is sent, is accepted',
  ],
  [
    [within, order(false, 'rejected', 'insufficientFunds')],
    'beyond the limit: must be denied before it is sent, is rejected',
  ],
  [
    [within, order(false, 'pending')],
    'beyond the limit: must be denied before it is sent, is pending',
  ],
  [
    [beyond, order(true, 'denied', 'maxOrderQuantity')],
    'within the limit: must be let through, was denied: no',
  ],
])('%j', ([orders, flaw]) => {
  expect(found(orders)).toEqual({ flaws: [flaw], obstacles: [] })
})

test('an order that was denied and is at the venue all the same is a flaw', () => {
  const flaws = ['beyond the limit: must not reach the venue, did although it was denied']
  const untoldOrders = [{ price: '100.0', quantity: '1.10' }]
  expect(
    controlFindings({ orders: [beyond, within], untoldOrders, untoldTrades: [] }).flaws,
  ).toEqual(flaws)
  const untoldTrades = [{ side: 'buy', venueOrderId: '7' } as const]
  expect(
    controlFindings({ orders: [beyond, within], untoldOrders: [], untoldTrades }).flaws,
  ).toEqual(flaws)
})

test('an order of somebody else is none of the flaws', () => {
  const untoldOrders = [{ price: '100', quantity: '3' }]
  const untoldTrades = [{ side: 'sell', venueOrderId: '7' } as const]
  expect(controlFindings({ orders: [beyond, within], untoldOrders, untoldTrades }).flaws).toEqual(
    [],
  )
})

test.for<[readonly ControlledOrder[], RegExp]>([
  [
    [within, order(false, 'denied', 'bookUnusable')],
    /beyond.*for something else, bookUnusable: no/,
  ],
  [[beyond, order(true, 'denied', 'maxPosition')], /within.*for something else, maxPosition: no/],
  [[beyond, order(true, 'pending')], /within the limit: nobody knows/],
])('what stood in the way is an obstacle: %j', ([orders, words]) => {
  const { flaws, obstacles } = found(orders)
  expect(flaws).toEqual([])
  expect(obstacles).toEqual([expect.stringMatching(words)])
})

test('without the orders that lead to the limit nothing is said of it', () => {
  const before = { ...order(true, 'denied', 'maxCredit'), name: 'before', prepares: true }
  expect(found([before])).toEqual({
    flaws: [],
    obstacles: ['before: must rest for the limit to be near, is denied for maxCredit: no'],
  })
  const denied = { ...order(true, 'denied', 'maxOrderQuantity'), prepares: true }
  expect(found([denied, within, order(false, 'accepted')]).flaws).toEqual([])
  const rests = { ...order(true, 'accepted'), prepares: true }
  expect(found([rests, within, beyond])).toEqual({ flaws: [], obstacles: [] })
})

test.for([[[]], [[within]], [[beyond]]])(
  'an order on one side only proves nothing: %j',
  ([orders]) => {
    expect(() => found(orders!)).toThrow(/on each side of a limit/)
  },
)
