import { check, expect } from '../../fixtures/check.ts'
import { byStrategy, smallest } from '../../helpers/strategy/of-all.ts'
import { selection } from '../../helpers/strategy/selection.ts'

check(
  {
    id: 'strategy/deflated-sharpe',
    severity: 'critical',
    title: 'the Sharpe ratio is more than the best of so many trials has by luck',
    prevents: 'The luckiest of many strategies is taken for a good one.',
    satisfies: [
      'strategy/Risk-adjusted returns',
      'strategy/Strategies meet performance requirements',
    ],
    limits: {
      probability: 'limits.strategy.deflated_sharpe',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Test the strategy on data that the search has not seen.',
      'Count every trial that was made, also those that were thrown away.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ about, trials }) =>
      selection(about, await trials()),
    )

    evidence.record('trials', byStrategy(found, 'trials'))
    evidence.record('annual Sharpe ratios', byStrategy(found, 'sharpe'))
    evidence.record('annual Sharpe ratios by luck', byStrategy(found, 'benchmark'))
    const probability = evidence.measure('probability', smallest(found, 'probability'))
    expect(probability).toBeGreaterThanOrEqual(limits.probability)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
