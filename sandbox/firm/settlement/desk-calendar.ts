import { euroClosed, londonClosed, usClosed } from './closed-days.ts'

/** Days are counted from 1970 on, in UTC. */
export type Day = number

const dayMs = 86_400_000

/** A market that the firm trades in. */
export type DeskMarket = 'us-equities' | 'eu-equities' | 'uk-equities' | 'crypto'

const closedDays = {
  'us-equities': usClosed,
  'eu-equities': euroClosed,
  'uk-equities': londonClosed,
} as const

/** Europe settles a day after the trade from this trade date on. */
const europeanChange = dayOf('2027-10-11')

export function dayOf(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

export const dayAt = (atMs: number): Day => Math.floor(atMs / dayMs)

export const startMs = (day: Day): number => day * dayMs

export const dateText = (day: Day): string => new Date(startMs(day)).toISOString().slice(0, 10)

export const trades = (market: DeskMarket, day: Day): boolean => closing(market, day) !== 'all'

/** When a trade of a day settles; `extraDays` more than the cycle says. */
export function settlementDay(market: DeskMarket, tradeDay: Day, extraDays = 0): Day {
  let day = tradeDay
  for (let left = cycleOf(market, tradeDay) + extraDays; left > 0; left--)
    do day++
    while (closing(market, day) !== 'none')
  return day
}

function cycleOf(market: DeskMarket, day: Day): number {
  if (market === 'crypto') return 0
  return market === 'us-equities' || day >= europeanChange ? 1 : 2
}

/** What of a market is closed on a day: nothing, only what settles, or all of it. */
function closing(market: DeskMarket, day: Day): 'none' | 'settlement' | 'all' {
  if (market === 'crypto') return 'none'
  // 1970 began on a Thursday.
  if ((day + 4) % 7 === 0 || (day + 4) % 7 === 6) return 'all'
  const [year = '', month = '', date = ''] = dateText(day).split('-')
  const closed = closedDays[market][Number(year)]
  if (closed === undefined)
    throw new RangeError(`the desk's calendar must know the year ${year}, ends before`)
  if (closed.includes(`${month}${date}b`)) return 'settlement'
  return closed.includes(`${month}${date}`) ? 'all' : 'none'
}
