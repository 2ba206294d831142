import { check, expect } from '../../fixtures/check.ts'
import { backtestRecord, toldShortfalls } from '../../helpers/value-at-risk/backtest-record.ts'
import { shortfallChance } from '../../helpers/value-at-risk/shortfall-chance.ts'
import { unconditionalShortfall } from '../../helpers/value-at-risk/shortfall-test.ts'
import { tailLosses } from '../../helpers/value-at-risk/tail-losses.ts'
import { tailOf } from '../../helpers/value-at-risk/tail.ts'

check(
  {
    id: 'risk/shortfall-backtest',
    severity: 'major',
    title: 'losses beyond the value at risk are as large as the expected shortfall says',
    prevents: 'The few losses that matter take more capital than was set aside for them.',
    satisfies: ['risk/VaR calculation accuracy', 'risk/Risk calculations accurate'],
    limits: {
      days: 'limits.risk.minimum_backtest_days',
      'chance of losses as large': 'limits.risk.backtest_chance',
      'chance of as much in all': 'limits.risk.backtest_chance',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Take the shortfall from scenarios or a distribution with fat tails, not from the normal one.',
      'Set capital aside by the largest losses of the history until the model is mended.',
    ],
  },
  async ({ riskHistory, confidenceLevel, limits, evidence, notAssessed, inconclusive }) => {
    const history = await riskHistory()
    const { tail, profits: returns, valuesAtRisk } = backtestRecord(history)
    const shortfalls = toldShortfalls(history)

    notAssessed(
      tail !== tailOf(confidenceLevel),
      `the risk history is of ${history.confidenceLevel}, the confidence that is asked for is ${confidenceLevel}`,
      'tell the history of that confidence, or set [risk_management] confidence_level',
    )
    notAssessed(!shortfalls, 'some day has no expected shortfall', 'tell it for every day')
    const days = evidence.measure('days', returns.length)
    const record = { returns, valuesAtRisk, shortfalls: shortfalls! }
    const { shape, exceptions, asLarge } = tailLosses(record, tail)
    evidence.record('exceptions', exceptions)
    evidence.record(
      'tail that was told',
      shape === 'normal' ? shape : `t with ${shape.degrees.toFixed(1)} degrees`,
    )
    const statistic = unconditionalShortfall(record, tail)
    evidence.record("Acerbi and Székely's Z2", statistic)
    const asMuch = shortfallChance(statistic, { days, tail, shape })
    evidence.measure('chance of losses as large', asLarge)
    evidence.measure('chance of as much in all', asMuch)
    inconclusive(days < limits.days, `${days} days are too few to judge, ${limits.days} are needed`)
    expect(asLarge).toBeGreaterThanOrEqual(limits['chance of losses as large'])
    expect(asMuch).toBeGreaterThanOrEqual(limits['chance of as much in all'])
    inconclusive(exceptions === 0, 'no exception says nothing of how large losses beyond are')
  },
)
