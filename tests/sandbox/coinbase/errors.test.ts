import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

let venue: QuietVenue
let rest: RestClient

beforeAll(async () => {
  venue = await openQuietVenue({ timeScale: 0.001 })
  rest = new RestClient(venue.front.endpoint)
})
beforeEach(() => {
  venue.engine.reset()
  venue.refill()
  venue.front.reset()
})
afterAll(() => venue.front.close())

const nobody = '496ffbba-7dae-4864-87e8-a5bf52c6d0e2'

test.for([
  ['GET /nowhere', 404, 'Route not found'],
  ['PUT /products', 404, 'Route not found'],
  ['GET /products/FOO-BAR', 404, 'NotFound'],
  ['GET /products/FOO-BAR/book', 404, 'NotFound'],
  ['GET /products/eth-usd/ticker', 404, 'NotFound'],
  ['GET /currencies/FOO', 404, 'NotFound'],
  ['GET /products/ETH-USD/book?level=4', 400, 'unexpected level: 4'],
  ['GET /products/ETH-USD/candles?granularity=61', 400, 'Unsupported granularity'],
  [
    'GET /products/ETH-USD/candles?granularity=60&start=2026-01-01T00:00:00Z&end=2026-01-01T05:01:00Z',
    400,
    'granularity too small for the requested time range. Count of aggregations requested exceeds 300',
  ],
  ['GET /products/ETH-USD/candles?start=then&end=now', 400, 'Invalid start'],
  ['GET /products/ETH-USD/trades?limit=0', 400, 'Invalid limit'],
] as const)('%s is answered %i %s', async ([request, status, message]) => {
  expect(await rest.send(request)).toMatchObject({ status, body: { message } })
})

test.for([
  [`GET /orders/${nobody}`, 404, 'NotFound'],
  ['GET /orders/7', 400, 'Invalid order id'],
  ['GET /orders/client:7', 400, 'Invalid order id'],
  ['GET /orders?status=lost', 400, 'Invalid status'],
  ['GET /orders?product_id=FOO-BAR', 404, 'NotFound'],
  [`DELETE /orders/${nobody}`, 404, 'order not found'],
  [`DELETE /orders/client:${nobody}`, 404, 'order not found'],
  ['DELETE /orders/7', 400, 'Invalid order id'],
  ['DELETE /orders?product_id=FOO-BAR', 404, 'ProductNotFound'],
  ['DELETE /orders?Product_id=ETH-USD', 400, 'Invalid Product_id'],
  ['GET /fills', 400, 'Missing order_id or product_id'],
  [`GET /accounts/${nobody}`, 404, 'NotFound'],
  [`GET /accounts/${nobody}/ledger`, 404, 'NotFound'],
  [`GET /profiles/${nobody}`, 404, 'NotFound'],
] as const)('%s of the account is answered %i %s', async ([request, status, message]) => {
  expect(await rest.signed(request)).toMatchObject({ status, body: { message } })
})

describe('a new order', () => {
  const limit = { product_id: 'ETH-USD', side: 'buy', price: '1900', size: '1' }
  const market = { product_id: 'ETH-USD', side: 'buy', type: 'market' }

  test.for([
    ['Product not found', { ...limit, product_id: 'FOO-BAR' }],
    ['Missing product_id', { ...limit, product_id: undefined }],
    ['Missing side', { ...limit, side: undefined }],
    ['Invalid side', { ...limit, side: 'BUY' }],
    ['Invalid type', { ...limit, type: 'iceberg' }],
    ['Missing price', { ...limit, price: undefined }],
    ['Missing size', { ...limit, size: undefined }],
    ['Invalid price', { ...limit, price: '-1' }],
    ['Invalid price', { ...limit, price: '0' }],
    ['Invalid size', { ...limit, size: 'much' }],
    ['Invalid time_in_force', { ...limit, time_in_force: 'GTD' }],
    ['Missing cancel_after', { ...limit, time_in_force: 'GTT' }],
    ['Invalid cancel_after', { ...limit, time_in_force: 'GTT', cancel_after: 'week' }],
    ['Invalid cancel_after', { ...limit, cancel_after: 'day' }],
    ['Invalid post_only', { ...limit, post_only: true, time_in_force: 'IOC' }],
    ['Invalid stp', { ...limit, stp: 'none' }],
    ['max_floor is not supported', { ...limit, max_floor: '0.5' }],
    ['stop_limit_price is not supported', { ...limit, stop_limit_price: '1' }],
    ['size with funds is not supported', { ...market, size: '1', funds: '100' }],
    ['Missing stop_price', { ...limit, stop: 'loss' }],
    ['Stop price must be above the last trade price', { ...limit, stop: 'entry', stop_price: '1' }],
    ['Insufficient funds', { ...limit, size: '60' }],
    ['Insufficient funds', { ...market, size: '55' }],
    ['price is too accurate. Smallest unit is 0.01', { ...limit, price: '1900.001' }],
    ['size is too accurate. Smallest unit is 0.00000001', { ...limit, size: '1.000000001' }],
    ['size is too small. Minimum size is 0.0001', { ...limit, size: '0.00001' }],
    ['size is too small. Minimum size is 0.01', { ...limit, price: '100', size: '0.009' }],
    ['size is too large. Maximum size is 9000', { ...limit, price: '1', size: '9001' }],
    ['funds is too small. Minimum size is 1', { ...market, funds: '0.99' }],
    ['price too large', { ...limit, price: '1000000.01', size: '0.001' }],
  ] as const)('is refused: %s', async ([message, fields]) => {
    expect(await rest.order(fields)).toMatchObject({ status: 400, body: { message } })
    expect(venue.engine.openOrders(venue.account)).toEqual([])
  })

  test('is refused when its body is not JSON', async () => {
    const answer = await rest.signed('POST /orders', { body: '{"size":' })
    expect(answer).toMatchObject({ status: 400, body: { message: 'Invalid JSON' } })
  })

  test('is refused when too many are open', async () => {
    for (let count = 0; count < 5; count += 1) await rest.order(limit)
    expect(await rest.order(limit)).toMatchObject({
      status: 400,
      body: { message: 'Too many open orders. Maximum is 5' },
    })
  })

  test.for([
    ['halted', 'Trading pair not available'],
    ['cancel-only', 'Cancel only mode'],
  ] as const)('is refused in a market that is %s', async ([status, message]) => {
    const instrument = venue.engine.instruments.get('ETH-USD')!
    venue.engine.list({ ...instrument, status })
    const answer = await rest.order(limit)
    venue.engine.list(instrument)
    expect(answer).toMatchObject({ status: 400, body: { message } })
  })
})
