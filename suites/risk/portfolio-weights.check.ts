import { check, expect } from '../../fixtures/check.ts'
import { weightFlaws } from '../../helpers/risk-model/weights.ts'

check(
  {
    id: 'risk/portfolio-weights',
    severity: 'major',
    title: 'the optimal weights are optimal, and within their bounds',
    prevents: 'The firm takes more risk than it is paid for, and more of one asset than it wants.',
    satisfies: ['risk/Portfolio optimization', 'risk/Portfolio optimization functional'],
    limits: {
      breach: 'limits.risk.weight_breach',
      gap: 'limits.risk.weight_gap_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Look whether the optimiser stopped before it was done, and whether its bounds reached it.',
      'Compare the covariance and the expected returns that it was given with those of tonight.',
    ],
  },
  async ({ tradingSystem, limits, evidence }) => {
    const { assets, objective, ...told } = await tradingSystem.allocation.read()

    const flaws = weightFlaws({ objective, ...told })
    evidence.record('objective', objective)
    evidence.chart('weights', {
      kind: 'bars',
      unit: 'fraction of equity',
      bars: assets.map((name, at) => ({ name, value: told.weights[at] ?? Number.NaN })),
    })
    const breach = evidence.measure('breach', flaws.breach)
    const gap = evidence.measure('gap', flaws.gapPct)
    expect(breach).toBeLessThanOrEqual(limits.breach)
    expect(gap).toBeLessThanOrEqual(limits.gap)
  },
)
