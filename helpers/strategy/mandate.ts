import { maximumDrawdown } from '../performance/drawdown.ts'
import { badInput, notComputable } from '../performance/series-error.ts'
import { longestUnderwater } from '../performance/underwater.ts'
import type { StrategyRecord } from './strategy.ts'
import { equityOfRecord, toldRecord } from './told-record.ts'

/** What a strategy may lose. */
export interface Mandate {
  readonly maximumDrawdownFraction: number
  readonly maximumDailyLossFraction: number
  readonly longestUnderwaterDays: number
}

/** How much of its mandate a strategy has used; 1 is all of it. */
export interface MandateUse {
  readonly use: number
  readonly words: string
}

const dayMs = 86_400_000

/**
 * The largest of three: maximum drawdown, worst loss of a day in UTC, and longest time from a peak to the next value as high
 * (or to the end), each over what the mandate allows. Equity is what the record began with, compounded.
 * Throws `SeriesError` where there is no mandate, one that is not above 0, or a fraction above 1, and as `toldRecord` does.
 */
export function mandateUse(mandate: Mandate | undefined, record: StrategyRecord): MandateUse {
  if (mandate === undefined)
    throw notComputable('a strategy must have a mandate, has none: state what it may lose')
  const { maximumDrawdownFraction, maximumDailyLossFraction } = mandate
  const fraction = Math.max(maximumDrawdownFraction, maximumDailyLossFraction)
  if (fraction > 1)
    throw badInput(
      `a mandate must be at most 1, which is all that there is, was ${fraction}: state it as a fraction`,
    )
  const equity = equityOfRecord(record)
  const { startsMs, endsMs } = toldRecord(record)
  const times = [startsMs, ...endsMs]
  const { fromAt, toAt } = longestUnderwater(equity, times)
  const uses = [
    {
      what: 'drawdown',
      of: -maximumDrawdown(equity).depth,
      allowed: maximumDrawdownFraction,
    },
    {
      what: 'daily loss',
      of: worstDayLoss(equity, times),
      allowed: maximumDailyLossFraction,
    },
    {
      what: 'days under water',
      of: (times[toAt]! - times[fromAt]!) / dayMs,
      allowed: mandate.longestUnderwaterDays,
    },
  ].map(({ what, of, allowed }) => {
    if (!(allowed > 0)) throw notComputable(`a mandate must be above 0, for ${what} was ${allowed}`)
    return {
      use: of / allowed,
      words: `${what} ${Number(of.toPrecision(4))} of ${Number(allowed.toPrecision(4))}`,
    }
  })
  return uses.reduce((worst, one) => (one.use > worst.use ? one : worst))
}

/** The worst loss from the last equity of a day to the last of the next day that has one, a fraction of at least 0. */
function worstDayLoss(equity: readonly number[], times: readonly number[]): number {
  // A period that ends at midnight belongs to the day that ends there.
  const dayOf = (at: number) => Math.floor((times[at]! - 1) / dayMs)
  let [worst, before] = [0, equity[0]!]
  for (let at = 1; at < equity.length; at++) {
    if (at + 1 < equity.length && dayOf(at + 1) === dayOf(at)) continue
    if (before > 0) worst = Math.max(worst, 1 - equity[at]! / before)
    before = equity[at]!
  }
  return worst
}
