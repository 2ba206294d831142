import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { pro } from 'ccxt'
import { krakenTicker } from '../../../clients/venue/protocols/kraken-ticker.ts'

const servers: WebSocketServer[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

interface Subscribe {
  readonly params: { readonly symbol: readonly string[] }
}

/** A stream that tells tickers of BTC/USD and ETH/USD, and refuses any other symbol. */
async function tellingTickers() {
  const connects: string[] = []
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  servers.push(server)
  server.on('connection', socket => {
    connects.push('connect')
    socket.on('message', (data: Buffer) => {
      for (const symbol of (JSON.parse(data.toString()) as Subscribe).params.symbol)
        socket.send(JSON.stringify(symbol === 'FOO/USD' ? refused(symbol) : told(symbol)))
    })
  })
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const url = `ws://127.0.0.1:${port}`
  const symbols = ['BTC/USD', 'ETH/USD', 'FOO/USD']
  const target = { name: 'k', ccxtId: 'kraken', rest: url, websocket: url, symbols, timeScale: 1 }
  const ticker = (venueSymbol: string) =>
    krakenTicker({ target, venueSymbol, ccxtSymbol: venueSymbol, exchange: new pro.kraken() })
  return { connects, ticker }
}

const refused = (symbol: string) => ({ method: 'subscribe', success: false, symbol, error: 'no' })
const told = (symbol: string) => ({
  channel: 'ticker',
  data: [{ symbol, bid: 1, ask: 2, last: 1, low: 1, high: 2, timestamp: '2026-10-06T00:00:00Z' }],
})

test('tickers that are asked for at once come over one connection, a refused one apart', async () => {
  const { connects, ticker } = await tellingTickers()
  const [bitcoin, ether, foreign] = await Promise.allSettled(
    ['BTC/USD', 'ETH/USD', 'FOO/USD'].map(ticker),
  )

  expect(connects).toHaveLength(1)
  expect([bitcoin, ether]).toMatchObject([
    { value: { bid: 1, venueMs: Date.UTC(2026, 9, 6) } },
    { value: { ask: 2 } },
  ])
  expect(foreign).toMatchObject({ reason: { name: 'VenueUnreachable' } })
})

test('a ticker that is asked for later is read anew', async () => {
  const { connects, ticker } = await tellingTickers()
  await ticker('BTC/USD')
  await ticker('BTC/USD')

  expect(connects).toHaveLength(2)
})
