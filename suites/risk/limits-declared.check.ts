import { check, expect } from '../../fixtures/check.ts'
import { tightestOfBook } from '../../helpers/risk/tightest-limit.ts'

check(
  {
    id: 'risk/limits-declared',
    severity: 'critical',
    title: 'the limits of the book that are in force are no looser than those that were approved',
    prevents:
      'A limit that was raised for a day, and never lowered again, is the one that is enforced.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['SEC 15c3-5(c)(1)(i)'],
    limits: {
      'value at risk': 'risk_management.max_portfolio_var',
      concentration: 'risk_management.max_position_concentration',
      leverage: 'risk_management.max_leverage',
    },
    validFor: '1d',
    timeoutMs: 30_000,
    remediation: ['Lower the limit in force to what was approved, and find out who raised it.'],
  },
  async ({ tradingSystem, limits, evidence, notAssessed }) => {
    const told = await tradingSystem.riskLimits.read()

    const { tightest, missing } = tightestOfBook(told.limits)
    notAssessed(
      missing.length > 0,
      `no ${missing.join(' and no ')} is in force for everything`,
      'let GET /risk/limits list it with an empty scope',
    )
    const risk = evidence.measure('value at risk', tightest.maxPortfolioVar)
    const concentration = evidence.measure('concentration', tightest.maxPositionConcentration)
    const leverage = evidence.measure('leverage', tightest.maxLeverage)
    expect(risk).toBeLessThanOrEqual(limits['value at risk'])
    expect(concentration).toBeLessThanOrEqual(limits.concentration)
    expect(leverage).toBeLessThanOrEqual(limits.leverage)
  },
)
