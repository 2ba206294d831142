import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { asNumber } from './as-number.ts'
import { ccxtFor } from './ccxt-client.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let ccxt: ReturnType<typeof ccxtFor>
const symbol = 'ETH/USDT'

beforeAll(async () => {
  venue = await openQuietVenue()
  ccxt = ccxtFor(venue.front.endpoint)
  await ccxt.loadMarkets()
})
afterAll(async () => {
  await ccxt.close()
  await venue.front.close()
})

const tradesUntil = (filled: string) =>
  venue.engine.applyLiquidity('ETHUSDT', [{ side: 'sell', price: d('1950'), quantity: d(filled) }])

test('watchOrders, watchMyTrades and watchBalance follow an order from acceptance to its fill', async () => {
  const accepted = ccxt.watchOrders(symbol)
  const balance = ccxt.watchBalance()
  await ccxt.fetchBalanceWs()
  const id = String((await ccxt.createOrder(symbol, 'limit', 'buy', 1, 1950)).id)
  expect(await accepted).toMatchObject([{ id, status: 'open', filled: 0, price: 1950 }])
  expect(await balance).toMatchObject({ USDT: { free: 98_050, used: 1950 } })

  const filled = ccxt.watchOrders(symbol)
  const trades = ccxt.watchMyTrades(symbol)
  tradesUntil('0.4')
  expect((await filled).at(-1)).toMatchObject({ id, status: 'open', filled: 0.4, remaining: 0.6 })
  const [trade] = venue.engine.trades(venue.account, 'ETHUSDT')
  expect(await trades).toMatchObject([
    { id: String(trade?.id), order: id, amount: 0.4, price: 1950, takerOrMaker: 'maker' },
  ])

  const canceled = ccxt.watchOrders(symbol)
  const after = ccxt.watchBalance()
  await ccxt.cancelOrder(id, symbol)
  expect((await canceled).at(-1)).toMatchObject({ id, status: 'canceled', filled: 0.4 })
  const { free, locked } = venue.engine.balance(venue.account, 'USDT')
  expect((await after)['USDT']).toMatchObject({ free: asNumber(free), used: asNumber(locked) })
})

test('orders placed and canceled over the WebSocket API are those of the engine', async () => {
  const { id = '', clientOrderId } = await ccxt.createOrderWs(symbol, 'limit', 'buy', 1, 1900)
  expect(venue.engine.order(Number(id))).toMatchObject({ status: 'accepted', clientOrderId })
  expect(await ccxt.fetchOpenOrdersWs(symbol)).toMatchObject([{ id, price: 1900 }])
  expect(await ccxt.fetchOrderWs(id, symbol)).toMatchObject({ price: 1900 })
  await ccxt.cancelOrderWs(id, symbol)
  expect(venue.engine.order(Number(id))?.status).toBe('canceled')
})

const amounts = ({ asset, free, locked }: Readonly<Record<string, string>>) => [
  asset,
  { free: d(free ?? ''), locked: d(locked ?? '') },
]

test('candles, balances and trades over the WebSocket API equal the engine', async () => {
  const [candle] = venue.history.candles('ETHUSDT', 3_600_000, 2)
  const [row] = await ccxt.fetchOHLCVWs(symbol, '1h', undefined, 2)
  expect(row?.slice(0, 2)).toEqual([candle?.openMs, asNumber(candle?.open ?? 0n)])
  const { info } = await ccxt.fetchBalanceWs()
  expect(Object.fromEntries(info.balances.map(amounts))).toEqual(
    Object.fromEntries(venue.engine.balances(venue.account)),
  )
  expect(await ccxt.fetchMyTradesWs(symbol)).toHaveLength(
    venue.engine.trades(venue.account, 'ETHUSDT').length,
  )
})
