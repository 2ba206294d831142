import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { ccxtFor } from './ccxt-client.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

let venue: QuietVenue
let ccxt: ReturnType<typeof ccxtFor>
const symbol = 'ETH/USD'
const product = 'ETH-USD'

beforeEach(async () => {
  venue = await openQuietVenue({ timeScale: 0.5 })
  ccxt = ccxtFor(venue.front.endpoint)
  await ccxt.loadMarkets()
})
afterEach(async () => {
  await ccxt.close()
  await venue.front.close()
})

/** Gives cause for a first message until it arrives: then the subscription is in force. */
async function inForce(watch: () => Promise<unknown>, cause: () => Promise<unknown>) {
  let arrived = false
  const first = watch().then(() => (arrived = true))
  await expect.poll(async () => cause().then(() => arrived)).toBe(true)
  await first
}

test('watchOrders follows an order from open to canceled', async () => {
  await inForce(
    () => ccxt.watchOrders(symbol),
    async () => {
      const probe = await ccxt.createOrder(symbol, 'limit', 'buy', 0.1, 1500)
      await ccxt.cancelOrder(probe.id ?? '', symbol)
    },
  )
  const placed = await ccxt.createOrder(symbol, 'limit', 'buy', 0.5, 1900)
  const seen = () => ccxt.orders?.find(({ id }) => id === placed.id)
  await expect.poll(seen).toMatchObject({
    status: 'open',
    type: 'limit',
    side: 'buy',
    price: 1900,
    amount: 0.5,
    filled: 0,
  })
  await ccxt.cancelOrder(placed.id ?? '', symbol)
  await expect.poll(() => seen()?.status).toBe('canceled')
})

test('watchMyTrades tells fills of both kinds with side and fee', async () => {
  await inForce(
    () => ccxt.watchMyTrades(symbol),
    () => ccxt.createOrder(symbol, 'market', 'buy', 0.01),
  )
  const tradeOf = (id: string | undefined) => () => ccxt.myTrades?.find(({ order }) => order === id)
  const taken = await ccxt.createOrder(symbol, 'market', 'buy', 1)
  await expect.poll(tradeOf(taken.id)).toMatchObject({
    side: 'buy',
    takerOrMaker: 'taker',
    price: 2001,
    amount: 1,
    fee: { rate: 0.006, currency: 'USD' },
  })
  const made = await ccxt.createOrder(symbol, 'limit', 'sell', 1, 2000)
  venue.engine.applyLiquidity(product, [{ side: 'buy', price: d('2000'), quantity: d('1') }])
  await expect.poll(tradeOf(made.id)).toMatchObject({
    side: 'sell',
    takerOrMaker: 'maker',
    price: 2000,
    amount: 1,
    fee: { rate: 0.004, currency: 'USD' },
  })
})
