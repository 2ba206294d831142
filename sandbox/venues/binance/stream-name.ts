import { isInterval, type Interval } from './intervals.ts'

const rollingWindows = ['1h', '4h', '1d'] as const
export type RollingWindow = (typeof rollingWindows)[number]
type Plain = 'trade' | 'aggTrade' | 'bookTicker' | 'miniTicker' | 'ticker' | 'avgPrice'
export type SpeedMs = 100 | 1000

/** What a stream carries. */
export type Stream =
  | { [K in Plain]: { readonly kind: K; readonly symbol: string } }[Plain]
  | { readonly kind: 'kline'; readonly symbol: string; readonly interval: Interval }
  | { readonly kind: 'rolling'; readonly symbol: string; readonly window: RollingWindow }
  | { readonly kind: 'depth'; readonly symbol: string; readonly speedMs: SpeedMs }
  | {
      readonly kind: 'partial'
      readonly symbol: string
      readonly levels: number
      readonly speedMs: SpeedMs
    }
  | { readonly kind: 'allMiniTickers' }
  | { readonly kind: 'allRolling'; readonly window: RollingWindow }

const plain: ReadonlySet<string> = new Set<Plain>([
  'trade',
  'aggTrade',
  'bookTicker',
  'miniTicker',
  'ticker',
  'avgPrice',
])
const isPlain = (text: string): text is Plain => plain.has(text)

/** Whether a text could be the name of a stream at all. */
export const isStreamName = (text: string): boolean =>
  /^[\p{Ll}\p{Lo}\p{N}A-Z!@_.:+-]+$/u.test(text)

/** What a stream's name stands for; undefined for a name that nothing is ever sent on. */
export function parseStream(name: string, symbols: Iterable<string>): Stream | undefined {
  if (name === '!miniTicker@arr') return { kind: 'allMiniTickers' }
  const window = rollingWindows.find(each => name === `!ticker_${each}@arr`)
  if (window) return { kind: 'allRolling', window }
  const at = name.indexOf('@')
  const symbol = [...symbols].find(each => each.toLowerCase() === name.slice(0, at))
  return symbol === undefined ? undefined : ofSymbol(symbol, name.slice(at + 1))
}

function ofSymbol(symbol: string, channel: string): Stream | undefined {
  if (isPlain(channel)) return { kind: channel, symbol }
  const interval = /^kline_(\w+)$/.exec(channel)?.[1]
  if (interval !== undefined && isInterval(interval)) return { kind: 'kline', symbol, interval }
  const window = rollingWindows.find(each => channel === `ticker_${each}`)
  if (window) return { kind: 'rolling', symbol, window }
  const depth = /^depth(5|10|20)?(@100ms)?$/.exec(channel)
  if (!depth) return undefined
  const speedMs = depth[2] === undefined ? 1000 : 100
  return depth[1] === undefined
    ? { kind: 'depth', symbol, speedMs }
    : { kind: 'partial', symbol, levels: Number(depth[1]), speedMs }
}
