import type { CivilDate } from './civil-date.ts'
import { localDate } from './local-time.ts'
import { isMarket, marketDays } from './market.ts'

/** What a settlement says, in the words of the trading-system contract; instants as text in UTC. */
export interface Settlement {
  readonly settlementId: string
  readonly market: string
  readonly tradeDate: CivilDate
  readonly executedAt: string
  readonly settlementDate: CivilDate
  readonly state: 'pending' | 'affirmed' | 'settled' | 'failed' | 'unmatched'
  readonly affirmedAt?: string | undefined
  readonly settledAt?: string | undefined
}

/** Where a date begins last: nowhere on earth is it over before it is here. */
const lastZone = 'Etc/GMT+12'

/** The market's own date at a time; of a market that is not known here, the earliest date that it can be. */
export const dateOf = (market: string, atMs: number): CivilDate =>
  localDate(atMs, isMarket(market) ? marketDays(market).timeZone : lastZone)

/** Milliseconds since 1970 of an instant. Throws `RangeError` of what is none. */
export function instantMs(instant: string): number {
  const atMs = Date.parse(instant)
  if (Number.isNaN(atMs)) throw new RangeError(`an instant must be a time, was ${instant}`)
  return atMs
}
