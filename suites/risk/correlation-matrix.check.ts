import { check, expect } from '../../fixtures/check.ts'
import { correlationFlaws } from '../../helpers/portfolio/definiteness.ts'
import { ageHours } from '../../helpers/risk-model/book-shares.ts'

check(
  {
    id: 'risk/correlation-matrix',
    severity: 'major',
    title: 'the correlations can be those of returns, and are fresh',
    prevents: 'A portfolio shows a risk below zero, or hedges what moved together last year.',
    satisfies: ['risk/Risk monitoring systems', 'risk/Risk calculations accurate'],
    limits: {
      asymmetry: 'limits.risk.correlation_flaw',
      'diagonal beside 1': 'limits.risk.correlation_flaw',
      'beyond 1': 'limits.risk.correlation_flaw',
      'eigenvalue below 0': 'limits.risk.correlation_flaw',
      age: 'limits.risk.correlation_age_hours',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Compute the matrix from returns of the same days, or repair it to the nearest that can be one.',
      'Look why it was not computed tonight, and compute it.',
    ],
  },
  async ({ tradingSystem, limits, evidence }) => {
    const { at, factors, correlation } = await tradingSystem.correlations.read()
    const readAtMs = Date.now()

    const flaws = correlationFlaws(correlation)
    evidence.record('factors', factors.length)
    evidence.measure('asymmetry', flaws.asymmetry)
    evidence.measure('diagonal beside 1', flaws.diagonal)
    evidence.measure('beyond 1', flaws.beyondOne)
    evidence.measure('eigenvalue below 0', flaws.belowZero)
    const age = evidence.measure('age', ageHours(at, readAtMs))
    expect(flaws.asymmetry).toBeLessThanOrEqual(limits.asymmetry)
    expect(flaws.diagonal).toBeLessThanOrEqual(limits['diagonal beside 1'])
    expect(flaws.beyondOne).toBeLessThanOrEqual(limits['beyond 1'])
    expect(flaws.belowZero).toBeLessThanOrEqual(limits['eigenvalue below 0'])
    expect(age).toBeLessThanOrEqual(limits.age)
  },
)
