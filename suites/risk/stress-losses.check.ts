import { check, expect } from '../../fixtures/check.ts'
import {
  countedTests,
  costOf,
  stressChart,
  stressResults,
  worstOf,
} from '../../helpers/risk-model/stress-results.ts'

check(
  {
    id: 'risk/stress-losses',
    severity: 'critical',
    title: 'the firm survives the worst of its stress tests',
    prevents: 'A crash of a kind that has happened before takes the firm with it.',
    satisfies: ['risk/Stress testing scenarios', 'risk/Stress tests pass'],
    clauses: ['Basel Committee, Stress testing principles (2018)'],
    limits: {
      'stress tests': 'limits.risk.minimum_stress_tests',
      loss: 'limits.risk.stress_loss',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Reduce or hedge what loses most in the scenario that is named, tonight.',
      'Agree with the lenders what they would ask for on such a day, and hold that in cash.',
    ],
  },
  async ({ tradingSystem, limits, evidence, inconclusive }) => {
    const { positions, scenarios, equity, currency } = await tradingSystem.stressTests.read()

    inconclusive(Number(equity) <= 0, `equity must be above 0, was ${equity}`)
    const results = stressResults(positions, scenarios)
    evidence.chart(
      'profit in each stress test',
      stressChart(results, currency, limits.loss * Number(equity)),
    )
    const tests = evidence.measure('stress tests', countedTests(results))
    const worst = worstOf(results)
    evidence.record('worst', worst.name)
    const loss = evidence.measure('loss', costOf(worst) / Number(equity))
    expect(loss).toBeLessThanOrEqual(limits.loss)
    inconclusive(costOf(worst) <= 0, 'no stress test costs anything')
    inconclusive(
      tests < limits['stress tests'],
      `${tests} stress tests are too few to judge, ${limits['stress tests']} are needed`,
    )
  },
)
