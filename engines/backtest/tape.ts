import type { Bars, MarketHistory, Quotes, TapeTrades } from '../../core/market-history.ts'
import { BacktestError } from './errors.ts'

/**
 * Events as the engine takes them, whatever they were made of. What a buyer and a seller meet is told apart, since quotes have
 * two prices: the first price of an event, and the lowest and highest in it.
 */
export interface Tape {
  readonly symbol: string
  readonly length: number
  readonly time: Float64Array
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  /** Positions are valued at it. */
  readonly close: Float64Array
  readonly volume: Float64Array
  /** Empty but for quotes. */
  readonly bid: Float64Array
  readonly ask: Float64Array
  readonly toBuy: Side
  readonly toSell: Side
  /** Whether a price that only just reaches a limit can be dealt at: that of a quote can, that of a trade was somebody else's. */
  readonly isTouchDealt: boolean
}

/** What one who buys, or one who sells, meets. */
export interface Side {
  readonly first: Float64Array
  readonly lowest: Float64Array
  readonly highest: Float64Array
  readonly size: Float64Array
}

/**
 * Events of bars, quotes or trades. Throws `BacktestError` where there is no event, where a number is not finite, where a bid is
 * above its ask, and where events are not in order of time.
 */
export function tapeOf(history: MarketHistory): Tape {
  const tape = made(history)
  requireOrder(tape)
  return tape
}

function made(history: MarketHistory): Tape {
  if ('close' in history) return ofBars(history)
  return 'bid' in history ? ofQuotes(history) : ofTrades(history)
}

function ofBars(bars: Bars): Tape {
  const { symbol, time, open, high, low, close, volume } = bars
  const columns = { time, open, high, low, close, volume }
  requireFinite(symbol, columns)
  return taped(columns, symbol)
}

/** A trade is a bar of one price. */
function ofTrades({ symbol, time, price, quantity }: TapeTrades): Tape {
  requireFinite(symbol, { time, price, quantity })
  return taped({ ...atOnePrice(price), time, volume: quantity }, symbol)
}

function taped(columns: BarColumns, symbol: string): Tape {
  const { time, open, high, low, volume } = columns
  const side = { first: open, lowest: low, highest: high, size: volume }
  return {
    symbol,
    length: time.length,
    ...columns,
    bid: none,
    ask: none,
    toBuy: side,
    toSell: side,
    isTouchDealt: false,
  }
}

function ofQuotes({ symbol, time, bid, ask, bidSize, askSize }: Quotes): Tape {
  requireFinite(symbol, { time, bid, ask, bidSize, askSize })
  const crossed = bid.findIndex((price, index) => price > ask[index]!)
  if (crossed >= 0)
    throw badData(
      symbol,
      `have no bid above its ask, quote ${crossed + 1} had ${bid[crossed]} and ${ask[crossed]}`,
    )
  return {
    symbol,
    length: time.length,
    time,
    ...atOnePrice(bid.map((price, index) => (price + ask[index]!) / 2)),
    volume: bidSize.map((size, index) => size + askSize[index]!),
    bid,
    ask,
    toBuy: { first: ask, lowest: ask, highest: ask, size: askSize },
    toSell: { first: bid, lowest: bid, highest: bid, size: bidSize },
    isTouchDealt: true,
  }
}

type BarColumns = Omit<Bars, 'symbol' | 'stepMs'>

const atOnePrice = (price: Float64Array) => ({ open: price, high: price, low: price, close: price })

const none = new Float64Array()

/** Every column must be as long as the first and hold finite numbers. */
function requireFinite(symbol: string, columns: Readonly<Record<string, Float64Array>>): void {
  const length = columns['time']!.length
  if (length === 0) throw badData(symbol, 'have at least one event, had none')
  for (const [name, column] of Object.entries(columns)) {
    if (column.length !== length)
      throw badData(symbol, `have ${length} of ${name}, one for each time, had ${column.length}`)
    if (isSumFinite(column)) continue
    const wrong = column.findIndex(value => !Number.isFinite(value))
    if (wrong >= 0)
      throw badData(
        symbol,
        `have finite numbers, ${name} of event ${wrong + 1} was ${column[wrong]}`,
      )
  }
}

/** A sum is finite only if all numbers are: asking it is faster than asking each. One that overflows only costs a second look. */
function isSumFinite(column: Float64Array): boolean {
  let [one, other, last] = [0, 0, 0]
  // Two sums, since each addition waits for the one before it.
  const pairs = column.length - (column.length % 2)
  for (let index = 0; index < pairs; index += 2) {
    one += column[index]!
    other += column[index + 1]!
  }
  if (pairs < column.length) last = column[pairs]!
  return Number.isFinite(one + other + last)
}

/** No event may come before the one that it follows; bars open one after another, quotes and trades may share a time. */
function requireOrder({ symbol, time, isTouchDealt, open, high }: Tape): void {
  const mayShare = isTouchDealt || open === high
  for (let index = 1; index < time.length; index++) {
    const before = time[index - 1]!
    const now = time[index]!
    if (now > before || (mayShare && now === before)) continue
    throw badData(
      symbol,
      `be in order of time, event ${index + 1} of ${now} follows one of ${before}`,
    )
  }
}

const badData = (symbol: string, rule: string) =>
  new BacktestError(
    'bad-data',
    `the data of ${symbol} must ${rule}; load it with the loaders, which name what is wrong with a file`,
  )

/** The same tape in memory that threads share; a column that it holds twice is copied once. */
export function sharedTape(tape: Tape): Tape {
  const copies = new Map<Float64Array, Float64Array>()
  const copyOf = (column: Float64Array): Float64Array => {
    const copy = copies.get(column) ?? new Float64Array(new SharedArrayBuffer(column.byteLength))
    if (!copies.has(column)) copy.set(column)
    copies.set(column, copy)
    return copy
  }
  const sideOf = ({ first, lowest, highest, size }: Side): Side => ({
    first: copyOf(first),
    lowest: copyOf(lowest),
    highest: copyOf(highest),
    size: copyOf(size),
  })
  return {
    ...tape,
    time: copyOf(tape.time),
    open: copyOf(tape.open),
    high: copyOf(tape.high),
    low: copyOf(tape.low),
    close: copyOf(tape.close),
    volume: copyOf(tape.volume),
    bid: copyOf(tape.bid),
    ask: copyOf(tape.ask),
    toBuy: sideOf(tape.toBuy),
    toSell: sideOf(tape.toSell),
  }
}
