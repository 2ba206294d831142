import { expect, test } from 'vitest'
import { limitAt } from '../../../config/limits.ts'
import { Config, type LimitPath } from '../../../config/schema.ts'
import { faults, type Fault, type FaultName } from '../../../sandbox/faults/catalogue.ts'
import { deskUnder, measured, measures, type Measure } from './measured-strategies.ts'

/** Which limit each measure is held against. */
const limits = {
  deviation: 'metric_deviation',
  annualisationPct: 'annualisation_deviation_pct',
  trades: 'minimum_trades',
  days: 'minimum_days',
  changedSignals: 'changed_signals',
  coveragePct: 'signal_coverage_pct',
  indicatorChangePct: 'indicator_change_pct',
  laggedPct: 'lagged_sharpe_pct',
  deflatedSharpe: 'deflated_sharpe',
  overfitting: 'overfitting_probability',
  outOfSamplePct: 'out_of_sample_pct',
  positivePathsPct: 'positive_paths_pct',
  confidence: 'track_record_confidence',
  costMultiple: 'cost_stress_factor',
  dailyVolumePct: 'daily_volume_share_pct',
  topPct: 'top_of_book_share_pct',
  mandateUse: 'mandate_use',
  plateauPct: 'plateau_pct',
  hindsight: 'hindsight_universes',
  outside: 'trades_outside_listing',
  jumps: 'price_jumps',
  matchedPct: 'matched_trades_pct',
  worseBps: 'live_price_difference_bps',
  trackingPct: 'tracking_error_pct',
  differences: 'different_replays',
  unapproved: 'unapproved',
} as const satisfies Readonly<Record<Measure, string>>

const config = Config.parse({})

function keeps(measure: Measure, values: readonly number[]): boolean {
  const { value: limit, bound } = limitAt(config, `limits.strategy.${limits[measure]}` as LimitPath)
  return values.every(value => (bound === 'max' ? value <= limit : value >= limit))
}

test.for([1, 2, 3])('a healthy desk keeps every limit, also by seed %i', seed => {
  const desk = deskUnder([], seed)
  const strategies = desk.list()
  expect(strategies).toHaveLength(2)
  for (const measure of Object.keys(measures) as Measure[]) {
    const values = strategies.map(about => measures[measure](desk, about))
    expect(keeps(measure, values), `${measure} ${values.join(' ')}`).toBe(true)
  }
})

/** Which measure each fault spoils; seeds of a fault that is slow to make are fewer. */
const spoilt: readonly (readonly [FaultName, Measure, seeds?: readonly number[]])[] = [
  ['daily-root-on-intraday', 'deviation'],
  ['calendar-growth', 'deviation'],
  ['imprecise-metrics', 'deviation'],
  ['few-trades', 'trades'],
  ['lookahead-by-shift', 'changedSignals'],
  ['lookahead-by-centred-window', 'changedSignals'],
  ['lookahead-by-scaling', 'changedSignals'],
  ['short-live-history', 'indicatorChangePct'],
  ['same-close-execution', 'laggedPct'],
  ['best-of-random', 'deflatedSharpe', [2]],
  ['parameter-mining', 'overfitting', [2]],
  ['overfit-strategy', 'outOfSamplePct'],
  ['short-lucky-record', 'confidence'],
  ['edge-below-costs', 'costMultiple'],
  ['unfillable-orders', 'dailyVolumePct'],
  ['mandate-breach', 'mandateUse'],
  ['knife-edge-optimum', 'plateauPct', [2]],
  ['survivors-only', 'hindsight'],
  ['unadjusted-split', 'jumps'],
  ['late-live-entry', 'matchedPct'],
  ['worse-live-prices', 'worseBps'],
  ['hidden-clock', 'differences'],
  ['approval-of-another', 'unapproved'],
  ['self-approval', 'unapproved'],
]

test.for(spoilt)('%s spoils %s, by other seeds too', ([fault, measure, seeds = [2, 3]]) => {
  for (const seed of seeds)
    expect(keeps(measure, measured(measure, [fault], seed)), `seed ${seed}`).toBe(false)
})

const magnitudes = spoilt.flatMap(([fault, measure]) =>
  [fault, `${fault}-twin` as FaultName].flatMap(name => {
    const { magnitude } = (faults as Readonly<Record<string, Fault>>)[name] ?? {}
    return magnitude ? [[name, measure, magnitude.value] as const] : []
  }),
)

test.for(magnitudes)('%s makes %s what it says', ([fault, measure, value]) => {
  expect(magnitudes).toHaveLength(10)
  for (const found of measured(measure, [fault])) expect(found / value).toBeCloseTo(1, 3)
})
