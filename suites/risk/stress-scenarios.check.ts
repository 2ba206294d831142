import { check, expect } from '../../fixtures/check.ts'
import {
  countedTests,
  describeStress,
  largestStressDifferencePct,
  stressResults,
} from '../../helpers/risk-model/stress-results.ts'

check(
  {
    id: 'risk/stress-scenarios',
    severity: 'critical',
    title: 'each stress test costs what its shocks cost the positions',
    prevents: 'A scenario that was never applied, or with the wrong sign, is survived on paper.',
    satisfies: ['risk/Stress testing scenarios', 'risk/Risk calculations accurate'],
    clauses: ['Basel Committee, Stress testing principles (2018)'],
    limits: {
      'stress tests': 'limits.risk.minimum_stress_tests',
      unshocked: 'limits.risk.unshocked_positions',
      difference: 'limits.risk.stress_difference_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Multiply each position by its shock by hand for the scenario that is named, and find the one that is left out.',
      'Give every factor of the book a shock in every scenario, 0 where it stays.',
    ],
  },
  async ({ tradingSystem, limits, evidence, inconclusive }) => {
    const { positions, scenarios } = await tradingSystem.stressTests.read()

    const results = stressResults(positions, scenarios)
    const tests = evidence.measure('stress tests', countedTests(results))
    const unshocked = [...new Set(results.flatMap(result => result.unshocked))]
    evidence.record('positions without a shock', unshocked.join(', ') || 'none')
    evidence.measure('unshocked', unshocked.length)
    const wrong = results.filter(({ isOfWrongSign }) => isOfWrongSign).map(({ name }) => name)
    evidence.record('told with the wrong sign', wrong.join('; ') || 'none')
    const differing = results.filter(({ differencePct }) => differencePct > limits.difference)
    evidence.record('told otherwise', differing.map(describeStress).join('; ') || 'none')
    const difference = evidence.measure('difference', largestStressDifferencePct(results))
    expect(difference).toBeLessThanOrEqual(limits.difference)
    expect(unshocked.length).toBeLessThanOrEqual(limits.unshocked)
    inconclusive(
      tests < limits['stress tests'],
      `${tests} stress tests are too few to judge, ${limits['stress tests']} are needed`,
    )
  },
)
