import { check, expect } from '../../fixtures/check.ts'
import {
  describeRecomputed,
  largestDifferencePct,
  recomputedShortfalls,
} from '../../helpers/risk-model/recomputation.ts'
import { scenarioProfits } from '../../helpers/risk-model/scenario-profits.ts'

check(
  {
    id: 'risk/shortfall-recomputation',
    severity: 'major',
    title: 'the expected shortfall is the mean of the worst scenarios',
    prevents: 'Capital is set aside for less than the losses that the scenarios hold.',
    satisfies: ['risk/VaR calculation accuracy', 'risk/Risk calculations accurate'],
    limits: {
      scenarios: 'limits.risk.minimum_scenarios',
      difference: 'limits.risk.shortfall_difference_pct',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Average the losses beyond the value at risk by hand, the last of them in part.',
      'Look whether a quantile further out, or a normal tail, stands for the mean.',
    ],
  },
  async ({ tradingSystem, limits, evidence, notAssessed, inconclusive }) => {
    const { estimates, ...model } = await tradingSystem.riskModel.read()

    notAssessed(
      estimates.every(({ expectedShortfall }) => expectedShortfall === undefined),
      'the risk model tells no expected shortfall',
      'tell expectedShortfall beside valueAtRisk',
    )
    const { profits } = scenarioProfits(model)
    const scenarios = evidence.measure('scenarios', profits.length)
    const recomputed = recomputedShortfalls(profits, estimates)
    evidence.record('expected shortfalls', recomputed.map(describeRecomputed).join('; '))
    const difference = evidence.measure('difference', largestDifferencePct(recomputed))
    expect(difference).toBeLessThanOrEqual(limits.difference)
    inconclusive(
      scenarios < limits.scenarios,
      `${scenarios} scenarios are too few to judge, ${limits.scenarios} are needed`,
    )
  },
)
