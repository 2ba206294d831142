import { check, expect } from '../../fixtures/check.ts'
import { costStress } from '../../helpers/strategy/cost-stress.ts'
import { byStrategy, smallest } from '../../helpers/strategy/of-all.ts'

check(
  {
    id: 'strategy/cost-stress',
    severity: 'critical',
    title: 'the strategy earns something at twice the costs',
    prevents: 'The edge is smaller than what it costs to trade it.',
    satisfies: [
      'strategy/Strategy performance metrics',
      'strategy/Strategies meet performance requirements',
    ],
    limits: {
      multiple: 'limits.strategy.cost_stress_factor',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Trade less often, or with orders that rest.',
      'Compare the costs of the backtest with those that the venue charges.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const stress = { rates: strategies.assumed, times: limits.multiple }
    const { found, untold } = await strategies.each(async ({ about, record }) =>
      costStress(about, await record('backtest'), stress),
    )

    evidence.record('Sharpe ratios at those costs', byStrategy(found, 'stressedSharpe'))
    evidence.record('turnover of a year', byStrategy(found, 'annualTurnover'))
    const multiple = evidence.measure('multiple', smallest(found, 'breakEvenMultiple'))
    expect(multiple).toBeGreaterThan(limits.multiple)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
