import { check, expect } from '../../fixtures/check.ts'
import { capacity } from '../../helpers/strategy/capacity.ts'
import { byStrategy, largest } from '../../helpers/strategy/of-all.ts'

check(
  {
    id: 'strategy/capacity',
    severity: 'major',
    title: 'orders are small beside the market that they were tested on',
    prevents: 'Orders move the price that the backtest took for given.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Risk metrics within acceptable limits'],
    limits: {
      volume: 'limits.strategy.daily_volume_share_pct',
      top: 'limits.strategy.top_of_book_share_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Start the strategy with less capital, or split its orders over time.',
      'Leave out instruments that trade too little.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { initialCapital } = strategies.assumed
    const { found, untold } = await strategies.each(async ({ about, record }) =>
      capacity(about, await record('backtest'), initialCapital),
    )

    evidence.record('capital', initialCapital)
    evidence.record('orders', byStrategy(found, 'orders'))
    const volume = evidence.measure('volume', largest(found, 'dailyVolumePct'))
    const top = evidence.measure('top', largest(found, 'topPct'))
    expect(volume).toBeLessThanOrEqual(limits.volume)
    expect(top).toBeLessThanOrEqual(limits.top)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
