import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import captured from '../../data/feeds/binance_frames_2021.json' with { type: 'json' }
import { captureFile } from '../captured-lines.ts'
import { shapeOf } from './json-shape.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let rest: RestClient
let client: SocketClient
let moving: NodeJS.Timeout
const channels = ['depth@100ms', 'bookTicker', 'trade', 'aggTrade', 'kline_1m']

function move(): void {
  const quantity = d(String(1 + (Date.now() % 1000)))
  venue.engine.applyLiquidity('ETHUSDT', [
    { side: 'buy', price: d('1999'), quantity },
    { side: 'sell', price: d('2001'), quantity },
  ])
  venue.engine.report('ETHUSDT', { price: d('2000'), quantity: d('0.1'), takerSide: 'buy' })
}

beforeAll(async () => {
  venue = await openQuietVenue()
  rest = new RestClient(venue.front.endpoint)
  const streams = channels.map(channel => `ethusdt@${channel}`).join('/')
  client = await SocketClient.open(`${venue.front.endpoint.websocket}/stream?streams=${streams}`)
  moving = setInterval(move, 20)
})
afterAll(async () => {
  clearInterval(moving)
  await client.close()
  await venue.front.close()
})

const sent = (channel: string) => client.until(({ stream }) => stream === `ethusdt@${channel}`)

/** The first message of each channel in the capture of 2024 whose lists are not empty. */
function capturedIn2024(channel: string): unknown {
  const lines = gunzipSync(readFileSync(captureFile)).toString().split('\n')
  const frames = lines
    .filter(line => line.includes(`@${channel}`))
    .map(line => JSON.parse(line.slice(line.indexOf(' '))))
  return frames.find(({ data }) => !data.b || (data.b.length > 0 && data.a.length > 0))
}

describe('a frame has the same keys and types as a captured one', () => {
  test.for(['depth@100ms', 'bookTicker', 'trade'])('%s, captured in 2024', async channel => {
    expect(shapeOf(await sent(channel))).toEqual(shapeOf(capturedIn2024(channel)))
  })

  test.for(['depth@100ms', 'bookTicker', 'aggTrade', 'kline_1m'] as const)(
    '%s, captured in 2021',
    async channel => {
      expect(shapeOf(await sent(channel))).toEqual(shapeOf(captured[channel]))
    },
  )

  test('the depth snapshot, captured in 2021', async () => {
    const { body } = await rest.get('/api/v3/depth', { symbol: 'ETHUSDT', limit: 2 })
    expect(shapeOf(body)).toEqual(shapeOf(captured.depth))
  })
})

describe('exchangeInfo has the shape captured in 2021', () => {
  const since2021 = [
    'otoAllowed',
    'opoAllowed',
    'allowTrailingStop',
    'cancelReplaceAllowed',
    'amendAllowed',
    'pegInstructionsAllowed',
    'permissionSets',
    'defaultSelfTradePreventionMode',
    'allowedSelfTradePreventionModes',
  ]

  test('but for the members that symbols have been given since', async () => {
    const { body } = await rest.get('/api/v3/exchangeInfo')
    const [symbol] = body.symbols
    const older = Object.fromEntries(
      Object.entries(symbol).filter(([name]) => !since2021.includes(name)),
    )
    const [capturedSymbol] = captured.exchangeInfo.symbols
    expect(Object.keys(symbol)).toEqual(expect.arrayContaining(since2021))
    // Rights moved to `permissionSets`, and the rows of filters differ in kind.
    const same = ({
      filters: _filters,
      permissions: _permissions,
      ...rest
    }: object & {
      filters?: unknown
      permissions?: unknown
    }) => shapeOf(rest)
    expect(same(older)).toEqual(same(capturedSymbol ?? {}))
    expect(symbol.permissions).toEqual([])
  })

  test('in its head and its rate limits', async () => {
    const { body } = await rest.get('/api/v3/exchangeInfo')
    const { symbols: _own, ...head } = body
    const { symbols: _theirs, ...capturedHead } = captured.exchangeInfo
    expect(shapeOf(head)).toEqual(shapeOf(capturedHead))
    const kind = ({ rateLimitType, interval, intervalNum }: Record<string, unknown>) =>
      [rateLimitType, interval, intervalNum].join()
    expect(body.rateLimits.map(kind)).toEqual(captured.exchangeInfo.rateLimits.map(kind))
  })

  test.for(['PRICE_FILTER', 'LOT_SIZE', 'MARKET_LOT_SIZE', 'MAX_NUM_ORDERS'])(
    'in its filter %s',
    async type => {
      const { body } = await rest.get('/api/v3/exchangeInfo')
      const of = (symbol: { filters: readonly { filterType: string }[] } | undefined) =>
        shapeOf(symbol?.filters.find(({ filterType }) => filterType === type))
      expect(of(body.symbols[0])).toEqual(of(captured.exchangeInfo.symbols[0]))
    },
  )
})
