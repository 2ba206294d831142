import { check, expect } from '../../fixtures/check.ts'
import { byStrategy, smallest } from '../../helpers/strategy/of-all.ts'
import { efficiency, outOfSamplePaths } from '../../helpers/strategy/out-of-sample.ts'

check(
  {
    id: 'strategy/out-of-sample',
    severity: 'critical',
    title: 'what the strategy earned where it was learnt, it earns elsewhere',
    prevents: 'The strategy knows the past by heart and nothing else.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      kept: 'limits.strategy.out_of_sample_pct',
      positive: 'limits.strategy.positive_paths_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Look whether labels of the learnt data reach into the data that was kept back.',
      'Let the strategy trade on paper until its ratio is known.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ about, record, trials }) => ({
      ...efficiency(about, await record('backtest')),
      ...outOfSamplePaths(about, await trials()),
    }))

    evidence.record('periods out of sample', byStrategy(found, 'observations'))
    evidence.record('paths out of sample', byStrategy(found, 'paths'))
    const kept = evidence.measure('kept', smallest(found, 'keptPct'))
    const positive = evidence.measure('positive', smallest(found, 'positivePct'))
    expect(kept).toBeGreaterThanOrEqual(limits.kept)
    expect(positive).toBeGreaterThanOrEqual(limits.positive)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
