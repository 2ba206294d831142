import type { Trade } from '../../../matching/types.ts'
import { fixed } from '../amounts.ts'
import { refusals } from '../errors.ts'
import type { Level } from '../market/checksum.ts'
import { readTicker } from '../market/ticker-reading.ts'
import type { Pair } from '../pairs.ts'
import type { Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import { tickerShape } from '../market/ticker-shape.ts'
import { askedPairs } from './asset-pairs.ts'
import type { PublicMethods } from './method.ts'

const mostLevels = 500
const mostTrades = 1000
/** REST pads prices to five decimals and rounds quantities of a book to three. */
const priceDecimals = 5
const depthDecimals = 3

/** What the market does, over REST. */
export const marketMethods = (state: KrakenState): PublicMethods => ({
  Ticker: parameters =>
    Object.fromEntries(
      askedPairs(state, parameters).map(pair => [
        pair.id,
        tickerShape(readTicker(state.context, pair.symbol), 'rest'),
      ]),
    ),
  Depth: parameters => {
    const pair = onePair(state, parameters)
    const count = readCount(parameters, { ifNone: 100, most: mostLevels })
    const { bids, asks } = state.context.engine.book(pair.symbol, count)
    const time = Math.floor(state.context.now() / 1000)
    const row = ([price, quantity]: Level) => [
      fixed(price, priceDecimals),
      fixed(quantity, depthDecimals),
      time,
    ]
    return { [pair.id]: { asks: asks.map(row), bids: bids.map(row) } }
  },
  Trades: parameters => trades(state, parameters),
  Spread: parameters => {
    const pair = onePair(state, parameters)
    const since = Number(parameters.text('since') ?? 0)
    const rows = state.spreads
      .recent(pair.symbol)
      .map(({ timeMs, bid, ask }) => [Math.floor(timeMs / 1000), bid, ask] as const)
      .filter(([time]) => time >= since)
      .map(([time, bid, ask]) => [time, fixed(bid, priceDecimals), fixed(ask, priceDecimals)])
    return { [pair.id]: rows, last: Math.floor(state.context.now() / 1000) }
  },
})

/** The one pair that a request must name. */
export function onePair({ pairs }: KrakenState, parameters: Parameters): Pair {
  return pairs.named(parameters.required('pair'))
}

function readCount(
  parameters: Parameters,
  { ifNone, most }: { readonly ifNone: number; readonly most: number },
): number {
  const count = parameters.integer('count') ?? ifNone
  if (count < 1) throw refusals.argument('count')
  return Math.min(count, most)
}

function trades(state: KrakenState, parameters: Parameters): object {
  const pair = onePair(state, parameters)
  const count = readCount(parameters, { ifNone: mostTrades, most: mostTrades })
  const since = parameters.text('since')
  if (since !== undefined && !/^\d{1,20}(\.\d+)?$/.test(since)) throw refusals.argument('since')
  const all = state.context.engine.recentTrades(pair.symbol, since === undefined ? count : 10_000)
  const from = since === undefined ? -1n : nanosecondsFrom(since)
  const rows = all.filter(trade => nanoseconds(trade) > from).slice(0, count)
  const newest = rows.at(-1) ?? all.at(-1)
  return {
    [pair.id]: rows.map(row),
    last: newest ? String(nanoseconds(newest)) : (since ?? '0'),
  }
}

/** An instant that no other trade of the pair has, so that a client can go on after it. */
const nanoseconds = ({ timeMs, id }: Trade): bigint =>
  BigInt(timeMs) * 1_000_000n + BigInt(id % 1_000_000)

/** Clients send seconds or nanoseconds. */
function nanosecondsFrom(since: string): bigint {
  const whole = BigInt(since.split('.')[0] ?? '0')
  return whole > 1_000_000_000_000n ? whole : whole * 1_000_000_000n - 1n
}

const row = ({ price, quantity, timeMs, takerSide, id }: Trade): readonly unknown[] => [
  fixed(price, priceDecimals),
  fixed(quantity, 8),
  timeMs / 1000,
  takerSide === 'buy' ? 'b' : 's',
  'l',
  '',
  id,
]
