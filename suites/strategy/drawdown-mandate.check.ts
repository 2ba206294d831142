import { check, expect } from '../../fixtures/check.ts'
import { equityCharts } from '../../helpers/strategy/equity-charts.ts'
import { mandateUse } from '../../helpers/strategy/mandate.ts'
import { namedCharts } from '../../helpers/strategy/named-charts.ts'
import { byStrategy, largest } from '../../helpers/strategy/of-all.ts'

check(
  {
    id: 'strategy/drawdown-mandate',
    severity: 'critical',
    title: 'each strategy keeps to what its mandate lets it lose',
    prevents: 'The strategy loses more than anybody agreed to, and nobody is told.',
    satisfies: ['strategy/Risk-adjusted returns', 'strategy/Risk metrics within acceptable limits'],
    limits: {
      use: 'limits.strategy.mandate_use',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Make positions smaller, until the drawdown of the backtest is within the mandate.',
      'Ask whoever gave the mandate before anything trades on.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ about, record }) => {
      const backtest = await record('backtest')
      return { ...mandateUse(about.mandate, backtest), ...equityCharts(backtest) }
    })

    for (const { name, chart } of namedCharts('equity', found, 'equity'))
      evidence.chart(name, chart)
    for (const { name, chart } of namedCharts('drawdown', found, 'drawdown'))
      evidence.chart(name, chart)
    evidence.record('nearest to the mandate', byStrategy(found, 'words'))
    const use = evidence.measure('use', largest(found, 'use'))
    expect(use).toBeLessThanOrEqual(limits.use)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
