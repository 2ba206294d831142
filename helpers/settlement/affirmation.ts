import { localHourMs } from './local-time.ts'
import { instantMs, type Settlement } from './settlement.ts'

const market = 'us-equities'
const cutoffHour = 21
const clockSlackMs = 60_000
const timeZone = 'America/New_York'

/** How many trades were affirmed in time. */
export interface Affirmations {
  /** Trades in US stocks whose cut-off is over. */
  readonly judged: number
  readonly inTime: number
}

/**
 * Counts the trades in US stocks that both sides had agreed on by 21:00 in New York on the trade date. A trade whose cut-off
 * is still to come is not counted; one that was never affirmed is, as late, and so is one that is said to have been affirmed
 * before it was made, by more than the clocks of two firms may be apart.
 * Throws `RangeError` of what is no date or instant.
 * Source: DTCC, "Hitting 90% Affirmation by 9:00 PM ET on Trade Date" (2024); SEC Rule 15c6-2 asks for affirmation on the
 * trade date and names no hour.
 */
export function affirmations(settlements: readonly Settlement[], nowMs: number): Affirmations {
  const due = settlements
    .filter(one => one.market === market)
    .map(one => ({ one, cutoffMs: localHourMs(one.tradeDate, cutoffHour, timeZone) }))
    .filter(({ cutoffMs }) => cutoffMs <= nowMs)
  const inTime = due.filter(({ one: { affirmedAt, executedAt }, cutoffMs }) => {
    if (affirmedAt === undefined) return false
    const atMs = instantMs(affirmedAt)
    return atMs <= cutoffMs && atMs >= instantMs(executedAt) - clockSlackMs
  })
  return { judged: due.length, inTime: inTime.length }
}
