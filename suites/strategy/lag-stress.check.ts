import { check, expect } from '../../fixtures/check.ts'
import { lagCost } from '../../helpers/strategy/lag.ts'
import { byStrategy, smallest } from '../../helpers/strategy/of-all.ts'
import { replayInput } from '../../helpers/strategy/replay-input.ts'

check(
  {
    id: 'strategy/lag-stress',
    severity: 'critical',
    title: 'the edge is still there when orders are filled one bar later',
    prevents: 'The edge lives on fills that no order can get.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      kept: 'limits.strategy.lagged_sharpe_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Let the backtest fill orders at the bar after the one that they were decided on.',
      'Look whether a price of the deciding bar is used for its own fill.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.replayed(async ({ about, backtest }) => {
      const asked = replayInput(strategies.assumed)
      const base = await backtest(asked.onTime)
      return lagCost(about.periodsPerYear, base, await backtest(asked.oneBarLate))
    })

    evidence.record('Sharpe ratios on time', byStrategy(found, 'base'))
    evidence.record('Sharpe ratios one bar late', byStrategy(found, 'lagged'))
    const kept = evidence.measure('kept', smallest(found, 'keptPct'))
    expect(kept).toBeGreaterThanOrEqual(limits.kept)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
