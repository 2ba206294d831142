import type { Annualisation } from '../performance/annualisation.ts'
import { calmarRatio } from '../performance/calmar.ts'
import { conventions } from '../performance/conventions.ts'
import { maximumDrawdown } from '../performance/drawdown.ts'
import { compoundAnnualGrowth, equityCurve, totalReturn } from '../performance/growth.ts'
import { notComputable } from '../performance/series-error.ts'
import { sharpeRatio } from '../performance/sharpe.ts'
import { sortinoRatio } from '../performance/sortino.ts'
import { volatility } from '../performance/volatility.ts'
import type { DescribedStrategy, StrategyRecord } from './strategy.ts'
import { toldRecord } from './told-record.ts'

const measures = {
  totalReturn: returns => totalReturn(returns),
  compoundAnnualGrowth,
  volatility,
  sharpeRatio: (returns, year) => sharpeRatio(returns, year),
  sortinoRatio: (returns, year) => sortinoRatio(returns, year),
  maximumDrawdown: returns => maximumDrawdown(equityCurve(returns)).depth,
  calmarRatio,
} as const satisfies Readonly<
  Record<string, (returns: readonly number[], year: Annualisation) => number>
>

/** A metric as a strategy reports it. */
export interface ReportedMetric {
  readonly metric: keyof typeof measures
  readonly value: number
}

/** What reported metrics are worth. */
export interface MetricDeviation {
  /** The largest |reported − computed| / |computed|, a fraction. */
  readonly deviation: number
  /** The metric that deviates most, with both values and the formula. */
  readonly words: string
  /** By how much the periods of a year that are stated differ from those of the record, in percent. */
  readonly annualisationPct: number
}

const yearDays = 365.25

/**
 * Computes each reported metric again from the returns of a record, by the formulas of `conventions`, with the periods of a
 * year that the strategy states and without a riskless return; a drawdown may be told with either sign. Where nothing was to
 * be found (a ratio of 0) the difference itself is the deviation.
 * Throws `SeriesError` where nothing is reported, of a value that is no number, as `toldRecord` does, and where a metric
 * is not to be had from these returns.
 */
export function metricDeviation(
  {
    periodsPerYear,
    reported,
  }: DescribedStrategy & { readonly reported: readonly ReportedMetric[] },
  record: StrategyRecord,
): MetricDeviation {
  const { returns, days } = toldRecord(record)
  if (reported.length === 0)
    throw notComputable('metrics must be reported to be computed again, none were: report them')
  const compared = reported.map(({ metric, value }) => {
    const own = measures[metric](returns, { periodsPerYear })
    const told = metric === 'maximumDrawdown' ? -Math.abs(value) : value
    const distance = Math.abs(told - own)
    const deviation = own === 0 ? distance : distance / Math.abs(own)
    if (!Number.isFinite(deviation))
      throw notComputable(
        `${metric} must be reported as a number, was ${value}: correct the report`,
      )
    const words = `${metric} was reported as ${value}, is ${own} = ${conventions[metric].formula}`
    return { deviation, words }
  })
  const worst = compared.reduce((one, other) => (other.deviation > one.deviation ? other : one))
  const observed = (returns.length / days) * yearDays
  return { ...worst, annualisationPct: Math.abs(periodsPerYear / observed - 1) * 100 }
}
