import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

let venue: QuietVenue
let client: RestClient

beforeAll(async () => {
  venue = await openQuietVenue()
  client = new RestClient(venue.front.endpoint)
})
afterEach(() => {
  venue.engine.reset()
  venue.front.reset()
  venue.engine.replaceLiquidity('ETHUSDT', [
    { side: 'buy', price: d('1999'), quantity: d('1.5') },
    { side: 'sell', price: d('2001'), quantity: d('2.25') },
  ])
})
afterAll(() => venue.front.close())

const symbol = 'ETHUSDT'
const base = { symbol, side: 'BUY', quantity: '1' } as const
const limit = { ...base, type: 'LIMIT', timeInForce: 'GTC', price: '1900' } as const
type Fields = Readonly<Record<string, string | number>>
const place = (fields: Fields) => client.signed('POST /api/v3/order', fields)

const ack = ['symbol', 'orderId', 'orderListId', 'clientOrderId', 'transactTime']
const result = [
  ...ack,
  'price',
  'origQty',
  'executedQty',
  'origQuoteOrderQty',
  'cummulativeQuoteQty',
  'status',
  'timeInForce',
  'type',
  'side',
  'workingTime',
  'selfTradePreventionMode',
]

test.for([
  [limit, [...result, 'fills']],
  [{ ...base, type: 'MARKET' }, [...result, 'fills']],
  [{ ...base, type: 'LIMIT_MAKER', price: '1900' }, ack],
  [{ ...base, type: 'STOP_LOSS', stopPrice: '2100' }, ack],
  [{ ...limit, newOrderRespType: 'ACK' }, ack],
  [{ ...limit, newOrderRespType: 'RESULT' }, result],
  [
    { ...limit, type: 'STOP_LOSS_LIMIT', stopPrice: '2100', newOrderRespType: 'RESULT' },
    [...result, 'stopPrice'],
  ],
] as const)('%j is answered with the fields of its response type', async ([fields, keys]) => {
  const { body } = await place(fields)
  expect(Object.keys(body).sort()).toEqual([...keys].sort())
})

test('a filled market order tells its fills and takes the fee out of what it bought', async () => {
  const { body } = await place({ ...base, type: 'MARKET' })
  expect(body).toMatchObject({
    status: 'FILLED',
    price: '0.00000000',
    executedQty: '1.00000000',
    cummulativeQuoteQty: '2001.00000000',
    timeInForce: 'GTC',
    fills: [
      {
        price: '2001.00000000',
        qty: '1.00000000',
        commission: '0.00100000',
        commissionAsset: 'ETH',
        tradeId: venue.engine.recentTrades(symbol, 1)[0]?.id,
      },
    ],
  })
  expect(venue.engine.balance(venue.account, 'ETH').free).toBe(d('100.999'))
})

test('a market order by quote quantity spends at most that much', async () => {
  const { quantity: _quantity, ...fields } = base
  const { body } = await place({ ...fields, type: 'MARKET', quoteOrderQty: '100' })
  expect(body).toMatchObject({
    status: 'FILLED',
    origQuoteOrderQty: '100.00000000',
    executedQty: '0.04900000',
  })
})

test.for([
  ['IOC', '5', 'EXPIRED', '2.25000000', 'UNFILLED_IOC_QUANTITY_EXPIRED'],
  ['FOK', '5', 'EXPIRED', '0.00000000', 'UNFILLED_FOK_ORDER_EXPIRED'],
  ['FOK', '2', 'FILLED', '2.00000000', undefined],
  ['GTC', '5', 'PARTIALLY_FILLED', '2.25000000', undefined],
] as const)(
  '%s for %s ends as %s',
  async ([timeInForce, quantity, status, executedQty, reason]) => {
    const answer = await place({ ...limit, timeInForce, quantity, price: '2001' })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ status, executedQty })
    expect(answer.body.expiryReason).toBe(reason)
  },
)

test('an order is found by either id and tells what the engine knows', async () => {
  const { body } = await place({ ...limit, newClientOrderId: 'mine', strategyId: 7 })
  const byId = await client.signed('GET /api/v3/order', { symbol, orderId: body.orderId })
  const byClientId = await client.signed('GET /api/v3/order', {
    symbol,
    origClientOrderId: 'mine',
  })
  expect(byClientId.body).toEqual(byId.body)
  expect(byId.body).toEqual({
    symbol,
    orderId: body.orderId,
    orderListId: -1,
    clientOrderId: 'mine',
    price: '1900.00000000',
    origQty: '1.00000000',
    executedQty: '0.00000000',
    cummulativeQuoteQty: '0.00000000',
    status: 'NEW',
    timeInForce: 'GTC',
    type: 'LIMIT',
    side: 'BUY',
    stopPrice: '0.00000000',
    icebergQty: '0.00000000',
    time: venue.engine.order(body.orderId)?.createdMs,
    updateTime: venue.engine.order(body.orderId)?.updatedMs,
    isWorking: true,
    workingTime: venue.engine.order(body.orderId)?.workingMs,
    origQuoteOrderQty: '0.00000000',
    strategyId: 7,
    selfTradePreventionMode: 'EXPIRE_MAKER',
  })
})

test("a cancel has its own id and keeps the order's as the original", async () => {
  const { body } = await place({ ...limit, newClientOrderId: 'mine' })
  const canceled = await client.signed('DELETE /api/v3/order', {
    symbol,
    orderId: body.orderId,
    newClientOrderId: 'gone',
  })
  expect(canceled.body).toMatchObject({
    clientOrderId: 'gone',
    origClientOrderId: 'mine',
    status: 'CANCELED',
  })
  expect(venue.engine.order(body.orderId)?.status).toBe('canceled')
})

test('a cancel that names none gets an id of 22 letters and digits', async () => {
  const { body } = await place(limit)
  expect(body.clientOrderId).toMatch(/^[a-zA-Z0-9]{22}$/)
  const canceled = await client.signed('DELETE /api/v3/order', { symbol, orderId: body.orderId })
  expect(canceled.body.clientOrderId).toMatch(/^[a-zA-Z0-9]{22}$/)
})

test('a cancel only for partially filled orders spares a new one', async () => {
  const { body } = await place(limit)
  const refused = await client.signed('DELETE /api/v3/order', {
    symbol,
    orderId: body.orderId,
    cancelRestrictions: 'ONLY_PARTIALLY_FILLED',
  })
  expect(refused.body.msg).toBe('Order was not canceled due to cancel restrictions.')
  expect(venue.engine.openOrders(venue.account)).toHaveLength(1)
})

test('canceling all ends what is open in that symbol only', async () => {
  await place(limit)
  await place({ ...limit, symbol: 'LTCUSDT' })
  const { body } = await client.signed('DELETE /api/v3/openOrders', { symbol })
  expect(body).toHaveLength(1)
  expect(venue.engine.openOrders(venue.account).map(order => order.symbol)).toEqual(['LTCUSDT'])
})

test('a test order is held against the filters and not placed', async () => {
  const good = await client.signed('POST /api/v3/order/test', limit)
  const bad = await client.signed('POST /api/v3/order/test', { ...limit, price: '1900.001' })
  expect(good.body).toEqual({})
  expect(bad.body).toEqual({ code: -1013, msg: 'Filter failure: PRICE_FILTER' })
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})

test('an amendment makes an order smaller under a new client order id', async () => {
  const { body } = await place({ ...limit, newClientOrderId: 'mine' })
  const fields = { symbol, orderId: body.orderId, newQty: '0.4', newClientOrderId: 'smaller' }
  const amended = await client.signed('PUT /api/v3/order/amend/keepPriority', fields)
  expect(amended.body.amendedOrder).toMatchObject({
    origClientOrderId: 'mine',
    clientOrderId: 'smaller',
    qty: '0.40000000',
    cumulativeQuoteQty: '0.00000000',
    status: 'NEW',
  })
  expect(venue.engine.order(body.orderId)?.quantity).toBe(d('0.4'))
  const larger = await client.signed('PUT /api/v3/order/amend/keepPriority', {
    ...fields,
    newQty: '3',
  })
  expect(larger.body).toEqual({
    code: -2038,
    msg: 'Order amend (quantity increase) is not supported.',
  })
})

describe('cancel-replace', () => {
  const replace = (fields: Fields) =>
    client.signed('POST /api/v3/order/cancelReplace', {
      ...limit,
      cancelReplaceMode: 'STOP_ON_FAILURE',
      ...fields,
    })

  test('replaces an order', async () => {
    const { body } = await place(limit)
    const replaced = await replace({ cancelOrderId: body.orderId, price: '1901' })
    expect(replaced).toMatchObject({
      status: 200,
      body: {
        cancelResult: 'SUCCESS',
        newOrderResult: 'SUCCESS',
        cancelResponse: { status: 'CANCELED', orderId: body.orderId },
        newOrderResponse: { status: 'NEW', price: '1901.00000000' },
      },
    })
    expect(venue.engine.openOrders(venue.account)).toHaveLength(1)
  })

  test('stops when there is nothing to cancel', async () => {
    const stopped = await replace({ cancelOrderId: 99 })
    expect(stopped).toMatchObject({
      status: 400,
      body: {
        code: -2022,
        msg: 'Order cancel-replace failed.',
        data: {
          cancelResult: 'FAILURE',
          newOrderResult: 'NOT_ATTEMPTED',
          cancelResponse: { code: -2011, msg: 'Unknown order sent.' },
          newOrderResponse: null,
        },
      },
    })
  })

  test.for([
    [{ cancelOrderId: 99 }, 'FAILURE', 'SUCCESS', 409, -2021],
    [{ cancelOrderId: 99, quantity: '99' }, 'FAILURE', 'FAILURE', 400, -2022],
  ] as const)(
    'goes on with %j if it may',
    async ([fields, cancelResult, newOrderResult, status, code]) => {
      const answer = await replace({ ...fields, cancelReplaceMode: 'ALLOW_FAILURE' })
      expect(answer).toMatchObject({
        status,
        body: { code, data: { cancelResult, newOrderResult } },
      })
    },
  )

  test('tells with 409 that the old order is gone and the new one refused', async () => {
    const { body } = await place(limit)
    const answer = await replace({ cancelOrderId: body.orderId, quantity: '99' })
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: -2021,
        data: {
          cancelResult: 'SUCCESS',
          newOrderResult: 'FAILURE',
          newOrderResponse: { code: -2010 },
        },
      },
    })
    expect(venue.engine.openOrders(venue.account)).toEqual([])
  })

  test('keeps the old order when the new one breaks a filter', async () => {
    const { body } = await place(limit)
    const answer = await replace({ cancelOrderId: body.orderId, price: '1900.001' })
    expect(answer.body).toEqual({ code: -1013, msg: 'Filter failure: PRICE_FILTER' })
    expect(venue.engine.openOrders(venue.account)).toHaveLength(1)
  })
})

describe('self-trade prevention', () => {
  const rest = { ...limit, price: '2000' }
  const cross = { ...limit, side: 'SELL', price: '2000', quantity: '0.4' } as const

  test.for([
    ['EXPIRE_MAKER', 'EXPIRED_IN_MATCH', 'NEW'],
    ['EXPIRE_TAKER', 'NEW', 'EXPIRED_IN_MATCH'],
    ['EXPIRE_BOTH', 'EXPIRED_IN_MATCH', 'EXPIRED_IN_MATCH'],
    ['DECREMENT', 'NEW', 'EXPIRED_IN_MATCH'],
    ['NONE', 'PARTIALLY_FILLED', 'FILLED'],
  ] as const)(
    '%s leaves the maker %s and the taker %s',
    async ([mode, makerStatus, takerStatus]) => {
      const maker = await place(rest)
      const taker = await place({ ...cross, selfTradePreventionMode: mode })
      const { body } = await client.signed('GET /api/v3/allOrders', { symbol })
      expect(body).toMatchObject([
        { orderId: maker.body.orderId, status: makerStatus },
        { orderId: taker.body.orderId, status: takerStatus, selfTradePreventionMode: mode },
      ])
    },
  )

  test.for([
    ['EXPIRE_MAKER', { makerPreventedQuantity: '1.00000000' }],
    ['EXPIRE_TAKER', { takerPreventedQuantity: '0.40000000' }],
    ['EXPIRE_BOTH', { makerPreventedQuantity: '1.00000000' }],
    ['DECREMENT', { makerPreventedQuantity: '0.40000000' }],
    ['TRANSFER', { makerPreventedQuantity: '0.40000000' }],
  ] as const)('a match that %s prevented is kept with both orders', async ([mode, quantities]) => {
    const maker = await place(rest)
    const taker = await place({ ...cross, selfTradePreventionMode: mode })
    const { body } = await client.signed('GET /api/v3/myPreventedMatches', {
      symbol,
      orderId: maker.body.orderId,
    })
    expect(body).toMatchObject([
      {
        symbol,
        makerOrderId: maker.body.orderId,
        takerOrderId: taker.body.orderId,
        selfTradePreventionMode: mode,
        price: '2000.00000000',
        ...quantities,
      },
    ])
  })

  test('without prevention both sides of the trade are in the history', async () => {
    await place(rest)
    await place({ ...cross, selfTradePreventionMode: 'NONE' })
    const { body } = await client.signed('GET /api/v3/myTrades', { symbol })
    expect(body).toMatchObject([
      { isBuyer: true, isMaker: true, commissionAsset: 'ETH' },
      { isBuyer: false, isMaker: false, commissionAsset: 'USDT' },
    ])
  })
})
