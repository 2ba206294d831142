import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { portOf } from './port-of.ts'
import type { VenueTarget } from '../../clients/venue/port.ts'

type Respond = (response: ServerResponse, request: IncomingMessage) => void

/** A loopback server that says, path by path, exactly what a test needs a venue to say, however broken. */
export async function venueAnswering(answers: Readonly<Record<string, Respond>>) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://venue')
    const key = `${request.method} ${pathname}`
    asked.push(key)
    const respond = answers[key] ?? json(404, { code: -1, msg: 'not here' })
    respond(response, request)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const port = portOf(server)
  const target: VenueTarget = {
    name: 'main',
    ccxtId: 'binance',
    rest: `http://127.0.0.1:${port}`,
    websocket: `ws://127.0.0.1:${port}/ws`,
    credentials: { apiKey: 'canary-key', secret: 'canary-secret' },
    symbols: ['BTCUSDT'],
    timeScale: 1,
  }
  return {
    target,
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const json =
  (status: number, body: unknown): Respond =>
  response => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
export const text =
  (status: number, body: string): Respond =>
  response => {
    response.writeHead(status, { 'content-type': 'text/html' }).end(body)
  }
export const hangUp: Respond = response => void response.socket?.resetAndDestroy()
export const silence: Respond = () => {}

/** One spot instrument, as Binance lists it. */
export const listing = json(200, {
  rateLimits: [
    { rateLimitType: 'REQUEST_WEIGHT', interval: 'MINUTE', intervalNum: 1, limit: 6000 },
  ],
  symbols: [
    {
      symbol: 'BTCUSDT',
      status: 'TRADING',
      baseAsset: 'BTC',
      quoteAsset: 'USDT',
      baseAssetPrecision: 8,
      quotePrecision: 8,
      orderTypes: ['LIMIT', 'LIMIT_MAKER', 'MARKET'],
      isSpotTradingAllowed: true,
      permissionSets: [['SPOT']],
      filters: [
        {
          filterType: 'PRICE_FILTER',
          minPrice: '0.01',
          maxPrice: '1000000',
          tickSize: '0.01000000',
        },
        { filterType: 'LOT_SIZE', minQty: '0.00001000', maxQty: '9000', stepSize: '0.00001000' },
        { filterType: 'NOTIONAL', minNotional: '5.00000000', applyMinToMarket: true },
      ],
    },
  ],
})
