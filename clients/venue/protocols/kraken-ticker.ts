import { FeedConnection } from '../../feed/connection.ts'
import { listOf, objectOf } from '../../feed/frames.ts'
import { VenueUnreachable } from '../errors.ts'
import { parsed } from '../json.ts'
import { tickerFrom } from '../market-data.ts'
import type { Ticker, VenueTarget } from '../port.ts'
import type { InstrumentName } from '../protocol.ts'
import { fieldIfAny, textField, textIfAny } from '../published.ts'

const deadlineMs = 2_000

/** What the stream says first of each symbol: its ticker, or why there is none. */
interface Reading {
  readonly tickers: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  readonly refusals: ReadonlyMap<string, string>
}

/** Readings under way: Kraken counts connects, so whoever asks meanwhile shares one. */
const underWay = new WeakMap<VenueTarget, Promise<Reading>>()

/** A pair's ticker from the stream, which says its time; over REST it says none. */
export async function krakenTicker({ target, venueSymbol }: InstrumentName): Promise<Ticker> {
  const { tickers, refusals } = await sharedReading(target)
  const ticker = tickers.get(venueSymbol)
  if (ticker === undefined)
    throw new VenueUnreachable(
      `the ticker of ${venueSymbol} must come within ${deadlineMs} ms, did not: ${refusals.get(venueSymbol) ?? 'nothing was said'}`,
    )
  const { bid, ask, last, low, high } = ticker
  const venueMs = Date.parse(textField(ticker, 'timestamp'))
  return tickerFrom(venueSymbol, { bid, ask, last, low, high, venueMs })
}

function sharedReading(target: VenueTarget): Promise<Reading> {
  const shared = underWay.get(target)
  if (shared) return shared
  const reading = read(target).finally(() => underWay.delete(target))
  underWay.set(target, reading)
  return reading
}

async function read({ websocket, symbols }: VenueTarget): Promise<Reading> {
  const connection = await FeedConnection.open(websocket, deadlineMs)
  try {
    return await readOn(connection, symbols)
  } finally {
    await connection.close()
  }
}

async function readOn(connection: FeedConnection, symbols: readonly string[]): Promise<Reading> {
  const tickers = new Map<string, Readonly<Record<string, unknown>>>()
  const refusals = new Map<string, string>()
  const { promise: told, resolve } = Promise.withResolvers<void>()
  connection.listen(({ text }) => {
    const message = parsed(text)
    if (fieldIfAny(message, 'success') === false)
      refusals.set(textIfAny(message, 'symbol'), textIfAny(message, 'error'))
    if (fieldIfAny(message, 'channel') === 'ticker')
      for (const ticker of listOf(fieldIfAny(message, 'data')))
        tickers.set(textIfAny(ticker, 'symbol'), objectOf(ticker))
    if (symbols.every(symbol => tickers.has(symbol) || refusals.has(symbol))) resolve()
  })
  const params = { channel: 'ticker', symbol: symbols }
  connection.send(JSON.stringify({ method: 'subscribe', params, req_id: 1 }))
  await connection.wait(deadlineMs, told)
  return { tickers, refusals }
}
