import { expect, test } from 'vitest'
import { binance } from '../../../clients/venue/protocols/binance.ts'

test.for([
  ['/api/v3/exchangeInfo', 20],
  ['exchangeInfo', 20],
  ['account', 20],
  ['account/commission', 20],
  ['account/apiRestrictions', 1],
  ['depth', 5],
  ['/api/v3/depth?symbol=X&limit=100', 5],
  ['/api/v3/depth?symbol=X&limit=500', 25],
  ['/api/v3/depth?symbol=X&limit=1000', 50],
  ['/api/v3/depth?symbol=X&limit=5000', 250],
  ['openOrders', 6],
  ['order', 4],
  ['klines', 2],
  ['/api/v3/ping', 1],
] as const)('at Binance %s weighs %i', ([path, weight]) => {
  expect(binance.weightOf?.(path)).toBe(weight)
})
