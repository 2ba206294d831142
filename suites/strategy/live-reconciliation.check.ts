import { check, expect } from '../../fixtures/check.ts'
import { liveReconciliation } from '../../helpers/strategy/live-reconciliation.ts'
import { byStrategy, largest, smallest } from '../../helpers/strategy/of-all.ts'

check(
  {
    id: 'strategy/live-reconciliation',
    severity: 'critical',
    title: 'real trading does what the backtest does over the same time',
    prevents: 'The strategy that trades is not the one that was tested.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      matched: 'limits.strategy.matched_trades_pct',
      price: 'limits.strategy.live_price_difference_bps',
      tracking: 'limits.strategy.tracking_error_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Look at the first trade that only one side has, and at the bar that each decided on.',
      'Compare fills, fees and clocks of paper and live trading with those of the backtest.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ record, realRecords }) => {
      const backtest = await record('backtest')
      const real = await realRecords()
      return { real: real.map(one => ({ ...one, ...liveReconciliation(backtest, one.record) })) }
    })
    const each = found.flatMap(({ strategy, real }) =>
      real.map(({ where, ...one }) => ({ ...one, strategy: `${strategy} ${where}` })),
    )

    evidence.record('trades', byStrategy(each, 'trades'))
    evidence.record('matched, in percent', byStrategy(each, 'matchedPct'))
    evidence.record('worse prices, in bps', byStrategy(each, 'worseBps'))
    const matched = evidence.measure('matched', smallest(each, 'matchedPct'))
    const tracking = evidence.measure('tracking', largest(each, 'trackingErrorPct'))
    expect(matched).toBeGreaterThanOrEqual(limits.matched)
    const price = evidence.measure('price', largest(each, 'worseBps'))
    expect(price).toBeLessThanOrEqual(limits.price)
    expect(tracking).toBeLessThanOrEqual(limits.tracking)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
