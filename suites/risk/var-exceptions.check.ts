import { check, expect } from '../../fixtures/check.ts'
import { backtestChart } from '../../helpers/value-at-risk/backtest-chart.ts'
import { backtestRecord, historyAgeDays } from '../../helpers/value-at-risk/backtest-record.ts'
import { exceptionChances } from '../../helpers/value-at-risk/exception-chances.ts'
import { tailOf } from '../../helpers/value-at-risk/tail.ts'
import { trafficLight } from '../../helpers/value-at-risk/traffic-light.ts'

check(
  {
    id: 'risk/var-exceptions',
    severity: 'critical',
    title: 'losses exceed the value at risk no more often than it says',
    prevents: 'The firm risks more than it can lose, and learns of it from its losses.',
    satisfies: ['risk/VaR calculation accuracy', 'risk/Risk calculations accurate'],
    clauses: ['Basel MAR32 (backtesting)'],
    limits: {
      days: 'limits.risk.minimum_backtest_days',
      'chance of as many': 'limits.risk.backtest_chance',
      age: 'limits.risk.history_age_days',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Multiply the value at risk by the ratio of exceptions to what it allows, and cut limits by it tonight.',
      'Look at what the exceptions have in common: a position, a factor, a jump in volatility.',
    ],
  },
  async ({ riskHistory, confidenceLevel, limits, evidence, notAssessed, inconclusive }) => {
    const history = await riskHistory()
    const record = backtestRecord(history)
    const readAtMs = Date.now()

    notAssessed(
      record.tail !== tailOf(confidenceLevel),
      `the risk history is of ${history.confidenceLevel}, the confidence that is asked for is ${confidenceLevel}`,
      'tell the history of that confidence, or set [risk_management] confidence_level',
    )
    evidence.chart('profit and value at risk', backtestChart(record, history.currency))
    const days = evidence.measure('days', record.hits.length)
    const age = evidence.measure('age', historyAgeDays(record.dates, readAtMs))
    const { exceptions, asMany } = exceptionChances(record.hits, record.tail)
    evidence.record('exceptions', exceptions)
    evidence.record('exceptions expected', days * record.tail)
    const { zone, yellowFrom, redFrom } = trafficLight(exceptions, days, record.tail)
    evidence.record('zone', `${zone}; yellow from ${yellowFrom} exceptions, red from ${redFrom}`)
    evidence.measure('chance of as many', asMany)
    expect(age).toBeLessThanOrEqual(limits.age)
    inconclusive(days < limits.days, `${days} days are too few to judge, ${limits.days} are needed`)
    expect(asMany).toBeGreaterThanOrEqual(limits['chance of as many'])
  },
)
