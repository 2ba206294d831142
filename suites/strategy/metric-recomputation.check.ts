import { check, expect } from '../../fixtures/check.ts'
import { metricDeviation } from '../../helpers/strategy/metric-deviation.ts'
import { byStrategy, largest } from '../../helpers/strategy/of-all.ts'

check(
  {
    id: 'strategy/metric-recomputation',
    severity: 'critical',
    title: 'reported metrics are those that follow from the returns',
    prevents: 'Money is given to a strategy for a ratio that it never had.',
    satisfies: ['strategy/Strategy performance metrics', 'strategy/Risk-adjusted returns'],
    limits: {
      deviation: 'limits.strategy.metric_deviation',
      annualisation: 'limits.strategy.annualisation_deviation_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Compare the formula that is named with the one of the report: the root of a year, n or n − 1, days or periods.',
      'Take the reported metrics out of the approval until both agree.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ about, record }) =>
      metricDeviation(about, await record('backtest')),
    )

    evidence.record('metrics that deviate most', byStrategy(found, 'words'))
    const deviation = evidence.measure('deviation', largest(found, 'deviation'))
    const annualisation = evidence.measure('annualisation', largest(found, 'annualisationPct'))
    expect(deviation).toBeLessThanOrEqual(limits.deviation)
    expect(annualisation).toBeLessThanOrEqual(limits.annualisation)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
