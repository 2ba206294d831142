import { check, expect } from '../../fixtures/check.ts'
import { byStrategy, smallest } from '../../helpers/strategy/of-all.ts'
import { roundTrips } from '../../helpers/strategy/round-trips.ts'
import { toldRecord, toldTrades } from '../../helpers/strategy/told-record.ts'

check(
  {
    id: 'strategy/sample-size',
    severity: 'critical',
    title: 'the backtest of each strategy rests on enough trades and time',
    prevents: 'A few lucky trades are taken for an edge.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      trades: 'limits.strategy.minimum_trades',
      days: 'limits.strategy.minimum_days',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Test the strategy over more time or more instruments before it gets money.',
      'Do not count the legs of one position as trades.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ record }) => {
      const backtest = await record('backtest')
      return { trades: roundTrips(toldTrades(backtest)), days: toldRecord(backtest).days }
    })

    evidence.record('closed positions', byStrategy(found, 'trades'))
    evidence.record('calendar days', byStrategy(found, 'days'))
    const trades = evidence.measure('trades', smallest(found, 'trades'))
    const days = evidence.measure('days', smallest(found, 'days'))
    expect(trades).toBeGreaterThanOrEqual(limits.trades)
    expect(days).toBeGreaterThanOrEqual(limits.days)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
