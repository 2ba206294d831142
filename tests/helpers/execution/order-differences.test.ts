import { expect, test } from 'vitest'
import {
  accountingFlaw,
  filledFlaw,
  like,
  newOrders,
  orderPriceDeviationPct,
  untrackedOrders,
} from '../../../helpers/execution/order-differences.ts'

const orders = (...ids: readonly (string | undefined)[]) =>
  ids.map(venueOrderId => ({ venueOrderId }))

test('what is in the later list only is new', () => {
  expect(newOrders(orders('1', '2'), orders('2', '3', '4'))).toEqual(orders('3', '4'))
  expect(newOrders([], orders('1'))).toEqual(orders('1'))
  expect(newOrders(orders('1'), [])).toEqual([])
})

test('what one side alone shows is untracked, whichever it is', () => {
  expect(untrackedOrders(orders('1', '2'), orders('2', '1'))).toEqual([])
  expect(untrackedOrders(orders('1', '3'), orders('2', '1'))).toEqual(['2', '3'])
  expect(untrackedOrders([], orders('5'))).toEqual(['5'])
  expect(untrackedOrders(orders('6'), [])).toEqual(['6'])
  expect(untrackedOrders(orders(undefined), orders('1'))).toEqual([
    '1',
    'an order without an id of the venue',
  ])
})

const trade = (price: string, quantity: string, venueOrderId = '1') => ({
  venueOrderId,
  price,
  quantity,
})
const trades = [trade('100', '0.1'), trade('101', '0.2'), trade('7', '5', '2')]
// (10 + 20.2) / 0.3
const averagePrice = '100.666666666667'

test('an order that tells the quantity and the average price of its own trades is accounted for', () => {
  expect(
    accountingFlaw({ venueOrderId: '1', filledQuantity: '0.3', averagePrice }, trades),
  ).toBeUndefined()
  expect(
    accountingFlaw({ venueOrderId: '1', filledQuantity: '0.30', averagePrice }, trades),
  ).toBeUndefined()
  expect(accountingFlaw({ venueOrderId: '9', filledQuantity: '0' }, trades)).toBeUndefined()
})

test.for([
  [
    { venueOrderId: '1', filledQuantity: '0.1', averagePrice: '100' },
    /^0\.1 must be the 0\.3 that/,
  ],
  [{ venueOrderId: '1', filledQuantity: '0.6', averagePrice }, /^0\.6 must be the 0\.3 that/],
  [{ venueOrderId: '1', filledQuantity: '0.30000001', averagePrice }, /must be the 0\.3 that/],
  [
    { venueOrderId: '1', filledQuantity: '0.3', averagePrice: '100.6667' },
    /^average price 100\.6667 must be 100\.66666/,
  ],
  [{ venueOrderId: '1', filledQuantity: '0.3' }, /^average price undefined must be 100\.66666/],
  [{ venueOrderId: '9', filledQuantity: '0.3', averagePrice }, /^0\.3 must be the 0 that/],
  [{ filledQuantity: '0.3', averagePrice }, /^0\.3 must be the 0 that/],
] as const)('%j is not', ([order, sentence]) => {
  expect(accountingFlaw(order, trades)).toMatch(sentence)
})

test('an order is like another of its price and quantity, however they are written', () => {
  const isLike = like({ price: '100.0', quantity: '0.50' })
  expect(isLike({ price: '100', quantity: '0.5' })).toBe(true)
  expect(isLike({ price: '100', quantity: '0.51' })).toBe(false)
  expect(isLike({ price: '100.1', quantity: '0.5' })).toBe(false)
  expect(isLike({ quantity: '0.5' })).toBe(false)
})

test('what was filled is held against the venue exactly, whatever the price', () => {
  expect(filledFlaw({ venueOrderId: '1', filledQuantity: '0.300' }, trades)).toBeUndefined()
  expect(filledFlaw({ venueOrderId: '1', filledQuantity: '0.2' }, trades)).toBe(
    '0.2 must be the 0.3 that the venue filled',
  )
})

test.for([
  [{ venueOrderId: '1', averagePrice }, 0],
  [{ venueOrderId: '1', averagePrice: '101.673333333333' }, 1],
  [{ venueOrderId: '1', averagePrice: '99.66' }, 1],
  [{ venueOrderId: '1' }, Infinity],
  [{ venueOrderId: '9', averagePrice: '5' }, 0],
  [{ averagePrice: '5' }, 0],
] as const)('the price that %j tells deviates by %d percent', ([order, pct]) => {
  expect(orderPriceDeviationPct({ filledQuantity: '0.3', ...order }, trades)).toBeCloseTo(pct, 9)
})
