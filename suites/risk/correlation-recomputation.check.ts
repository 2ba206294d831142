import { check, expect } from '../../fixtures/check.ts'
import { comovementDifference } from '../../helpers/risk-model/comovement.ts'

check(
  {
    id: 'risk/correlation-recomputation',
    severity: 'major',
    title: 'correlations and volatilities are those of the returns they come from',
    prevents: 'Hedges are sized by how things never moved together.',
    satisfies: ['risk/Risk monitoring systems', 'risk/Risk calculations accurate'],
    limits: {
      correlation: 'limits.risk.correlation_difference',
      volatility: 'limits.risk.volatility_difference_pct',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Compare the order of the factors in the returns with that in the matrix.',
      'Look whether a volatility of a year stands for one of a day, and whether days are missing on one side.',
    ],
  },
  async ({ tradingSystem, limits, evidence, notAssessed }) => {
    const { returns = [], ...told } = await tradingSystem.correlations.read()

    notAssessed(
      returns.length === 0,
      'the correlations are told without the returns they come from',
      'tell returns beside them',
    )
    const found = comovementDifference(told, returns)
    evidence.record('periods', returns.length)
    evidence.record('largest difference between', found.between)
    evidence.record('largest difference of a volatility', found.of)
    const correlation = evidence.measure('correlation', found.correlation)
    const volatility = evidence.measure('volatility', found.volatilityPct)
    expect(correlation).toBeLessThanOrEqual(limits.correlation)
    expect(volatility).toBeLessThanOrEqual(limits.volatility)
  },
)
