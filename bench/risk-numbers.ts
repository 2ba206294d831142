import { backtestOverfitting } from '../helpers/performance/backtest-overfitting.ts'
import { times } from '../helpers/portfolio/matrix.ts'
import { historicalRisk } from '../helpers/value-at-risk/historical.ts'
import { median } from './process-time.ts'
import type { BenchResult } from './result.ts'
import { seededRandom } from './seeded-random.ts'

const rounds = 21

/** Historical value at risk from positions and scenarios, and the probability of backtest overfitting. */
export function benchRiskNumbers(): readonly BenchResult[] {
  return [benchValueAtRisk(), benchOverfitting()]
}

function benchValueAtRisk(): BenchResult {
  const random = seededRandom(1)
  const row = () => Array.from({ length: 500 }, () => 0.02 * (random() - 0.5))
  const scenarios = Array.from({ length: 2_500 }, row)
  const weights = Array.from({ length: 500 }, () => random() / 250)
  const value = medianMs(() => historicalRisk([...times(scenarios, weights)], 0.05))
  return {
    name: 'historical value at risk of 500 positions over 2,500 scenarios',
    value,
    unit: 'ms',
    target: 10,
    holds: value <= 10,
  }
}

function benchOverfitting(): BenchResult {
  const random = seededRandom(2)
  const trial = () => Float64Array.from({ length: 2_000 }, () => 0.02 * (random() - 0.5))
  const trials = Array.from({ length: 100 }, trial)
  const value = medianMs(() => backtestOverfitting(trials, { blocks: 16 }))
  return {
    name: 'probability of backtest overfitting, 100 trials of 2,000 periods, 16 blocks',
    value,
    unit: 'ms',
    target: 500,
    holds: value <= 500,
  }
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const startedMs = performance.now()
    work()
    return performance.now() - startedMs
  })
  return median(times)
}
