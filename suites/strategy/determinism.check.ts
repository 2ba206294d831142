import { check, expect } from '../../fixtures/check.ts'
import { repetition } from '../../helpers/strategy/determinism.ts'
import { byStrategy, total } from '../../helpers/strategy/of-all.ts'
import { replayInput } from '../../helpers/strategy/replay-input.ts'

check(
  {
    id: 'strategy/determinism',
    severity: 'major',
    title: 'the same backtest comes out the same twice',
    prevents: 'What cannot be repeated cannot be judged, and nobody knows what was approved.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      different: 'limits.strategy.different_replays',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Draw random numbers from the seed, and take the time from the data.',
      'Look for sums over unordered sets, and for threads that finish in another order.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.replayed(async ({ backtest }) => {
      const { onTime } = replayInput(strategies.assumed)
      return repetition(await backtest(onTime), await backtest(onTime))
    })

    evidence.record('periods and trades', byStrategy(found, 'compared'))
    evidence.record('first differences', byStrategy(found, 'first'))
    const different = evidence.measure('different', total(found, 'differences'))
    expect(different).toBeLessThanOrEqual(limits.different)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
