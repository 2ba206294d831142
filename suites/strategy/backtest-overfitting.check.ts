import { check, expect } from '../../fixtures/check.ts'
import { backtestOverfitting } from '../../helpers/performance/backtest-overfitting.ts'
import { logitHistogram } from '../../helpers/strategy/logit-histogram.ts'
import { namedCharts } from '../../helpers/strategy/named-charts.ts'
import { byStrategy, largest } from '../../helpers/strategy/of-all.ts'
import { trialMatrix } from '../../helpers/strategy/trial-matrix.ts'

check(
  {
    id: 'strategy/backtest-overfitting',
    severity: 'critical',
    title: 'the best parameters in sample are good out of sample, too',
    prevents: 'Parameters that were mined from noise get money.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      probability: 'limits.strategy.overfitting_probability',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Search over fewer parameters, and only over those that there is a reason for.',
      'Look at the ranks out of sample of what was best in sample.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ about, trials }) => {
      const { rows } = trialMatrix(about, await trials())
      const { probability, logits } = backtestOverfitting(rows)
      return {
        probability,
        splits: logits.length,
        trials: rows.length,
        histogram: logitHistogram(logits),
      }
    })

    for (const { name, chart } of namedCharts('logits', found, 'histogram'))
      evidence.chart(name, chart)
    evidence.record('trials', byStrategy(found, 'trials'))
    evidence.record('splits', byStrategy(found, 'splits'))
    const probability = evidence.measure('probability', largest(found, 'probability'))
    expect(probability).toBeLessThanOrEqual(limits.probability)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
