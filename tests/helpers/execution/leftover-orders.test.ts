import { expect, test } from 'vitest'
import { describeLeftover, leftoverOrders } from '../../../helpers/execution/leftover-orders.ts'

const order = (clientOrderId: string, venueOrderId?: string, shownBy = 'the account') => ({
  shownBy,
  symbol: 'BTCUSDT',
  clientOrderId,
  venueOrderId,
})

test.for([
  ['r0a1b2c3d-trade1-4', true],
  ['r0a1b2c3d-drill2-f7', true],
  ['v0a1b2c3d-trade1-4', true],
  ['r0a1b2c3d', false],
  ['r0a1b2c3-trade1-4', false],
  ['r0a1b2c3d4-trade1', false],
  ['R0A1B2C3D-trade1', false],
  ['x-r0a1b2c3d-trade1', false],
  ['rebalance-7', false],
  ['', false],
] as const)('%s is of a run: %s', ([clientOrderId, isOurs]) => {
  expect(leftoverOrders([order(clientOrderId, '1')])).toHaveLength(isOurs ? 1 : 0)
})

test('an order that two show is one, and two orders of one name are two', () => {
  const name = 'r0a1b2c3d-trade1-4'
  const shown = [order(name, '1'), order(name, '1', 'the list'), order(name, '2')]

  expect(leftoverOrders(shown)).toEqual([shown[0], shown[2]])
})

test('what the venue has no id for yet is known by its name', () => {
  const name = 'r0a1b2c3d-trade1-4'
  const [left, ...others] = leftoverOrders([order(name), order(name)])

  expect(others).toEqual([])
  expect(describeLeftover(left!)).toBe(
    'r0a1b2c3d-trade1-4 in BTCUSDT (no venue order id), shown by the account',
  )
})
