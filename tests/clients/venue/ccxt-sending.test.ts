import { pro, type Exchange } from 'ccxt'
import { expect, test } from 'vitest'
import { sendThrough } from '../../../clients/venue/ccxt-sending.ts'
import { kraken } from '../../../clients/venue/protocols/kraken.ts'
import { openLane } from '../../../clients/venue/signed-lane.ts'

const secret = Buffer.from('a secret').toString('base64')
const fetchImplementation = () =>
  Promise.resolve({ status: 200, statusText: 'OK', headers: {}, text: () => Promise.resolve('{}') })

/** What an exchange of ccxt's asked turns for. */
async function turnsFor(exchange: Exchange, asked: readonly string[]) {
  let turns = 0
  sendThrough(exchange, { lane: openLane, pace: () => Promise.resolve(void turns++) })
  const [path = '', api, method] = asked
  await exchange.request(path, api, method)
  return turns
}

test.for([
  ['kraken', ['Time', 'public', 'GET'], 1],
  ['kraken', ['OpenOrders', 'private', 'POST'], 1],
  ['kraken', ['QueryOrders', 'private', 'POST'], 1],
  ['kraken', ['AddOrder', 'private', 'POST'], 0],
  ['kraken', ['CancelOrder', 'private', 'POST'], 0],
  ['binance', ['openOrders', 'private', 'GET'], 1],
  ['binance', ['order', 'private', 'GET'], 1],
  ['binance', ['order', 'private', 'POST'], 0],
  ['binance', ['order', 'private', 'DELETE'], 0],
  ['coinbaseexchange', ['orders', 'private', 'GET'], 1],
  ['coinbaseexchange', ['orders', 'private', 'POST'], 0],
  ['coinbaseexchange', ['orders/1', 'private', 'DELETE'], 0],
] as const)('%s: %o waits for %i turns', async ([name, asked, turns]) => {
  const keys = { apiKey: 'key', secret, password: 'words', enableRateLimit: false }
  const exchange = new pro[name]({ ...keys, fetchImplementation })

  expect(await turnsFor(exchange, asked)).toBe(turns)
})

test.for([
  ['OpenOrders', 'private', 'POST', [1]],
  ['TradesHistory', 'private', 'POST', [2]],
  ['AddOrder', 'private', 'POST', []],
  ['Time', 'public', 'GET', []],
] as const)(
  'of what a key of Kraken may read %s (%s) takes its part',
  async ([path, api, method, taken]) => {
    const exchange = new pro.kraken({
      apiKey: 'key',
      secret,
      enableRateLimit: false,
      fetchImplementation,
    })
    const weights: (number | undefined)[] = []
    sendThrough(exchange, {
      lane: openLane,
      pace: () => Promise.resolve(),
      keyPace: weight => Promise.resolve(void weights.push(weight)),
      protocol: kraken,
    })
    await exchange.request(path, api, method)

    expect(weights).toEqual(taken)
  },
)
