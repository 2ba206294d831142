import { expect, test } from 'vitest'
import { intentionOf } from '../../../clients/order-gate/intention.ts'
import { issueTicket, useTicket, type Ticket } from '../../../clients/order-gate/tickets.ts'

const request = (line: string, body = '') => {
  const [method = '', target = ''] = line.split(' ')
  return { kind: 'request', method, target, body, bytes: Buffer.alloc(0) } as const
}
const message = (text: string) => ({ kind: 'message', text, bytes: Buffer.alloc(0) }) as const

test.for([
  ['binance', 'GET /api/v3/order?orderId=1', '', 'read'],
  ['binance', 'HEAD /', '', 'read'],
  ['binance', 'POST /api/v3/order?newClientOrderId=a', 'symbol=X&type=LIMIT_MAKER', 'order'],
  ['binance', 'DELETE /api/v3/order?origClientOrderId=a', '', 'cancel'],
  ['binance', 'POST /api/v3/order?symbol=X', 'type=LIMIT_MAKER&trailingDelta=10', 'other'],
  ['binance', 'POST /api/v3/order?symbol=X', 'icebergQty=1&icebergQty=2', 'other'],
  ['binance', 'POST /sapi/v1/asset/transfer', 'type=MAIN_UMFUTURE', 'other'],
  ['binance', 'POST /api/v3/orderList/oco', '', 'other'],
  ['binance', 'PUT /api/v3/order/amend/keepPriority', '', 'other'],
  ['binance', 'POST https://api.binance.com/api/v3/order', '', 'other'],
  ['binance', 'POST /api/v3/order/cancelReplace', '', 'other'],
  ['binance', 'POST /api/v3/sor/order', '', 'other'],
  ['binance', 'DELETE /api/v3/openOrders?symbol=X', '', 'other'],
  ['binance', 'POST /sapi/v1/capital/withdraw/apply', '', 'other'],
  ['coinbaseexchange', 'POST /orders', '{"client_oid":"a"}', 'order'],
  ['coinbaseexchange', 'DELETE /orders/client:ab-1', '', 'cancel'],
  ['coinbaseexchange', 'POST /orders', '{"client_oid":"a","stop":"loss"}', 'other'],
  ['coinbaseexchange', 'POST /transfers', '{}', 'other'],
  ['coinbaseexchange', 'POST /conversions', '{}', 'other'],
  ['coinbaseexchange', 'POST /profiles/transfer', '{}', 'other'],
  ['coinbaseexchange', 'POST /orders/batch', '{}', 'other'],
  ['coinbaseexchange', 'DELETE /orders', '', 'other'],
  ['coinbaseexchange', 'DELETE /orders/ab-1', '', 'other'],
  ['coinbaseexchange', 'POST /withdrawals/crypto', '{}', 'other'],
  ['kraken', 'POST /0/private/Balance', 'nonce=1', 'read'],
  ['kraken', 'POST /0/private/GetWebSocketsToken', 'nonce=1', 'read'],
  ['kraken', 'POST /0/private/AddOrder', 'nonce=1', 'order'],
  ['kraken', 'POST /0/private/CancelOrder', 'cl_ord_id=a', 'cancel'],
  ['kraken', 'POST /0/private/CancelOrder', 'cl_ord_id=a&txid=the-firms', 'other'],
  ['binance', 'DELETE /api/v3/order?origClientOrderId=a&orderId=7', '', 'other'],
  ['kraken', 'POST /0/private/CancelAll', '', 'other'],
  ['kraken', 'POST /0/private/CancelAllOrdersAfter', 'timeout=60', 'other'],
  ['kraken', 'POST /0/private/AddOrderBatch', '', 'other'],
  ['kraken', 'POST /0/private/Withdraw', '', 'other'],
  ['kraken', 'POST /0/private/AddOrder', 'pair=X&leverage=5', 'other'],
  ['kraken', 'POST /0/private/AddOrder', 'pair=X&close[ordertype]=market', 'other'],
  ['kraken', 'GET /0/private/AddOrder?pair=X', '', 'other'],
  ['kraken', 'HEAD /0/private/Withdraw', '', 'other'],
  ['kraken', 'GET https://api.kraken.com/0/private/AddOrder?pair=X', '', 'other'],
  ['kraken', 'GET /0/%70rivate/AddOrder?pair=X', '', 'other'],
  ['kraken', 'GET /0/public/Time', '', 'read'],
  ['kraken', 'POST /0/private/WalletTransfer', '', 'other'],
  ['kraken', 'POST /0/private/EditOrder', '', 'other'],
  ['kraken', 'POST /0/private/AmendOrder', '', 'other'],
  ['kraken', 'PUT /0/private/Balance', '', 'other'],
  [undefined, 'GET /positions', '', 'read'],
  [undefined, 'POST /orders', '{}', 'other'],
  ['toString', 'POST /orders', '{}', 'other'],
] as const)('at %s %s is %s', ([ccxtId, line, body, kind]) => {
  expect(intentionOf(request(line, body), ccxtId).kind).toBe(kind)
})

test.for([
  ['binance', '{"method":"SUBSCRIBE","params":["x@trade"],"id":1}', 'read'],
  ['binance', '{"method":"userDataStream.subscribe.signature","params":{}}', 'read'],
  ['binance', '{"method":"order.place","params":{}}', 'other'],
  ['binance', '{"method":"openOrders.cancelAll","params":{}}', 'other'],
  ['coinbaseexchange', '{"type":"subscribe","channels":["user"]}', 'read'],
  ['coinbaseexchange', '{"type":"order"}', 'other'],
  ['kraken', '{"method":"ping"}', 'read'],
  ['kraken', '{"event":"subscribe"}', 'read'],
  ['kraken', '{"method":"add_order","params":{}}', 'other'],
  ['kraken', '{"event":"addOrder"}', 'other'],
  ['kraken', '{"method":"add_order","event":"subscribe"}', 'other'],
  // Kraken's first version goes by the event, whatever else is said.
  ['kraken', '{"event":"addOrder","method":"ping"}', 'other'],
  ['kraken', '{"event":"ping","method":"ping"}', 'read'],
  ['kraken', '{"method":"add_order","method":"ping"}', 'other'],
  ['kraken', '{"method":"add_order","\\u006dethod":"ping"}', 'other'],
  ['kraken', '[{"method":"ping"}]', 'other'],
  ['binance', '{"event":"SUBSCRIBE"}', 'other'],
  ['binance', '{"method":"orderList.place","params":{}}', 'other'],
  ['binance', '{"method":"SUBSCRIBE","params":["a:b \\"c\\":d"],"id":1}', 'read'],
  ['kraken', 'no JSON', 'other'],
  [undefined, '{"method":"SUBSCRIBE"}', 'other'],
] as const)('at %s the message %s is %s', ([ccxtId, text, kind]) => {
  expect(intentionOf(message(text), ccxtId).kind).toBe(kind)
})

const order = {
  clientOrderId: 'run-1',
  instrument: 'ETHUSDT',
  side: 'buy',
  price: '2100.50',
  quantity: '0.0024',
  postOnly: true,
}

test('a ticket is for one request, to one host, while it is under way', () => {
  const wanted: Ticket = { kind: 'order', order: { ...order, price: '2100.5' } }
  {
    using _ticket = issueTicket('venue.example', { kind: 'order', order })
    expect(useTicket('other.example', wanted)).toBe(false)
    expect(useTicket('venue.example', wanted)).toBe(true)
    expect(useTicket('venue.example', wanted)).toBe(false)
  }
  {
    using _ticket = issueTicket('venue.example', { kind: 'order', order })
  }
  expect(useTicket('venue.example', wanted)).toBe(false)
})

test.for([
  { clientOrderId: 'run-2' },
  { instrument: 'BTCUSDT' },
  { side: 'sell' },
  { price: '2100.51' },
  { price: '' },
  // At Kraken a sign makes a price relative to the last trade's.
  { price: '+2100.50' },
  { price: '2.1005e3' },
  { quantity: '0.024' },
  { postOnly: false },
])('an order that differs by %j has no ticket', change => {
  using _ticket = issueTicket('venue.example', { kind: 'order', order })

  expect(useTicket('venue.example', { kind: 'order', order: { ...order, ...change } })).toBe(false)
})

test('a body that says a field twice is no order of ours', () => {
  const body = '{"client_oid":"a","size":"1","size":"100"}'
  const intention = intentionOf(request('POST /orders', body), 'coinbaseexchange')

  expect(intention).toMatchObject({ kind: 'order', order: { clientOrderId: '', quantity: '' } })
})

test('a ticket for an order that is not post-only is worth nothing', () => {
  const taking = { ...order, postOnly: false }
  using _ticket = issueTicket('venue.example', { kind: 'order', order: taking })

  expect(useTicket('venue.example', { kind: 'order', order: taking })).toBe(false)
})

test('a ticket to cancel cancels its own order only', () => {
  using _ticket = issueTicket('venue.example', { kind: 'cancel', clientOrderId: 'run-1' })

  expect(useTicket('venue.example', { kind: 'cancel', clientOrderId: 'the-firms' })).toBe(false)
  expect(useTicket('venue.example', { kind: 'order', order })).toBe(false)
  expect(useTicket('venue.example', { kind: 'cancel', clientOrderId: 'run-1' })).toBe(true)
})
