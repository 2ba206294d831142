import { check, expect } from '../../fixtures/check.ts'
import { backtestRecord } from '../../helpers/value-at-risk/backtest-record.ts'
import { exceptionsToShowClusters } from '../../helpers/value-at-risk/exception-pairs.ts'
import { exceptionChances } from '../../helpers/value-at-risk/exception-chances.ts'
import { independenceRatio, transitionsOf } from '../../helpers/value-at-risk/independence-test.ts'
import { tailOf } from '../../helpers/value-at-risk/tail.ts'

check(
  {
    id: 'risk/var-independence',
    severity: 'major',
    title: 'losses beyond the value at risk do not come in clusters',
    prevents:
      'A storm takes day after day more than was told, and the count of a year looks right.',
    satisfies: ['risk/VaR calculation accuracy', 'risk/Risk calculations accurate'],
    limits: {
      days: 'limits.risk.minimum_backtest_days',
      'chance of as many pairs': 'limits.risk.backtest_chance',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Let the model weigh the last weeks more, by filtered scenarios or a volatility that follows the market.',
      'Look whether positions or prices behind the value at risk were stale on those days.',
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
    const { exceptions, pairs, asClustered } = exceptionChances(record.hits, record.tail)
    evidence.record('exceptions', exceptions)
    evidence.record('exceptions on the day after another', pairs)
    const ratio = independenceRatio(transitionsOf(record.hits))
    evidence.record("Christoffersen's ratio", ratio ?? 'no exception with a day after it')
    evidence.measure('chance of as many pairs', asClustered)
    inconclusive(days < limits.days, `${days} days are too few to judge, ${limits.days} are needed`)
    expect(asClustered).toBeGreaterThanOrEqual(limits['chance of as many pairs'])
    const needed = exceptionsToShowClusters(days, limits['chance of as many pairs'])
    inconclusive(
      exceptions < needed,
      `${exceptions} exceptions cannot show that they come together, ${needed} are needed`,
    )
  },
)
