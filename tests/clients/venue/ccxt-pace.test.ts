import { expect, test } from 'vitest'
import { ccxtInstance } from '../../../clients/venue/ccxt-instance.ts'
import { kraken } from '../../../clients/venue/protocols/kraken.ts'
import { openLane } from '../../../clients/venue/signed-lane.ts'
import { openTransport } from '../../../clients/venue/transport.ts'

/** What ccxt lets a request of Kraken's wait for, in times of its own pace. */
async function costAt(host: string, [path, api, method]: readonly [string, string, string]) {
  const transport = openTransport(() => {})
  const target = {
    name: 'kraken',
    ccxtId: 'kraken',
    rest: `https://${host}`,
    websocket: `wss://${host}`,
    symbols: ['BTC/USD'],
    timeScale: 1,
  }
  const pace = () => Promise.resolve()
  const exchange = await ccxtInstance(target, { protocol: kraken, transport, lane: openLane, pace })
  await transport.close()
  return exchange.calculateRateLimiterCost(api, method, path, {}, { cost: 1 }) as number
}

const depth = ['Depth', 'public', 'GET'] as const
const openOrders = ['OpenOrders', 'private', 'POST'] as const

test.for([
  ['api.exchange.example', depth, 1],
  ['api.exchange.example', openOrders, 1],
  ['127.0.0.1:4001', depth, 0],
  ['127.0.0.1:4001', openOrders, 1],
] as const)('at %s %o costs %i of what ccxt lets wait', async ([host, request, cost]) => {
  expect(await costAt(host, request)).toBe(cost)
})
