import { check, expect } from '../../fixtures/check.ts'
import { backtestRecord } from '../../helpers/value-at-risk/backtest-record.ts'
import { coverageTest } from '../../helpers/value-at-risk/coverage-test.ts'
import { daysToShowTooLarge } from '../../helpers/value-at-risk/days-to-show.ts'
import { exceptionChances } from '../../helpers/value-at-risk/exception-chances.ts'
import { tailOf } from '../../helpers/value-at-risk/tail.ts'

check(
  {
    id: 'risk/var-coverage',
    severity: 'major',
    title: 'losses exceed the value at risk as often as it says, neither more nor less',
    prevents: 'Limits bind where there is no risk, and traders learn not to heed them.',
    satisfies: ['risk/VaR calculation accuracy', 'risk/Risk calculations accurate'],
    limits: {
      days: 'limits.risk.minimum_backtest_days',
      'chance of as many': 'limits.risk.backtest_chance',
      'chance of as few': 'limits.risk.backtest_chance',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Compare the volatility that the model uses with that of the last months: it follows too slowly.',
      'Look for a factor that is counted twice, a horizon of ten days, or a quantile of another confidence.',
    ],
  },
  async ({ riskHistory, confidenceLevel, limits, evidence, notAssessed, inconclusive }) => {
    const history = await riskHistory()
    const record = backtestRecord(history)

    notAssessed(
      record.tail !== tailOf(confidenceLevel),
      `the risk history is of ${history.confidenceLevel}, the confidence that is asked for is ${confidenceLevel}`,
      'tell the history of that confidence, or set [risk_management] confidence_level',
    )
    const days = evidence.measure('days', record.hits.length)
    const { exceptions, asMany, asFew } = exceptionChances(record.hits, record.tail)
    evidence.record('exceptions', exceptions)
    evidence.record('exceptions expected', days * record.tail)
    const { statistic, pValue } = coverageTest(record.hits, record.tail)
    evidence.record("Kupiec's ratio", statistic)
    evidence.record('its p-value, beside which no right model is judged', pValue)
    evidence.measure('chance of as many', asMany)
    evidence.measure('chance of as few', asFew)
    inconclusive(days < limits.days, `${days} days are too few to judge, ${limits.days} are needed`)
    expect(asMany).toBeGreaterThanOrEqual(limits['chance of as many'])
    expect(asFew).toBeGreaterThanOrEqual(limits['chance of as few'])
    const needed = daysToShowTooLarge(record.tail, limits['chance of as few'])
    inconclusive(
      days < needed,
      `${days} days at ${history.confidenceLevel} cannot show a value at risk that is too large, ${needed} are needed`,
    )
  },
)
