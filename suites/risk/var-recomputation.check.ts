import { check, expect } from '../../fixtures/check.ts'
import { ageHours } from '../../helpers/risk-model/book-shares.ts'
import {
  describeRecomputed,
  largestDifferencePct,
  recomputedRisk,
} from '../../helpers/risk-model/recomputation.ts'
import { scenarioProfits } from '../../helpers/risk-model/scenario-profits.ts'

check(
  {
    id: 'risk/var-recomputation',
    severity: 'critical',
    title: 'the value at risk is what its own positions and scenarios come to',
    prevents: 'A slip of a sign, a unit or a quantile stands for the risk of the whole book.',
    satisfies: ['risk/VaR calculation accuracy', 'risk/Risk calculations accurate'],
    limits: {
      scenarios: 'limits.risk.minimum_scenarios',
      age: 'limits.risk.model_age_hours',
      uncovered: 'limits.risk.uncovered_positions',
      difference: 'limits.risk.var_difference_pct',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Compute one confidence by hand: sort the profits of the scenarios and count from the worst.',
      'Compare sign, currency and horizon of the number with those of the scenarios, then the quantile rule.',
    ],
  },
  async ({ tradingSystem, limits, evidence, inconclusive }) => {
    const model = await tradingSystem.riskModel.read()
    const readAtMs = Date.now()

    const { profits, uncovered } = scenarioProfits(model)
    const scenarios = evidence.measure('scenarios', profits.length)
    const age = evidence.measure('age', ageHours(model.at, readAtMs))
    evidence.record('positions that no scenario moves', uncovered.join(', ') || 'none')
    evidence.measure('uncovered', uncovered.length)
    const recomputed = recomputedRisk(profits, model.estimates, model.quantileRule)
    evidence.record('values at risk', recomputed.map(describeRecomputed).join('; '))
    const difference = evidence.measure('difference', largestDifferencePct(recomputed))
    expect(uncovered.length).toBeLessThanOrEqual(limits.uncovered)
    expect(difference).toBeLessThanOrEqual(limits.difference)
    expect(age).toBeLessThanOrEqual(limits.age)
    inconclusive(
      scenarios < limits.scenarios,
      `${scenarios} scenarios are too few to judge, ${limits.scenarios} are needed`,
    )
  },
)
