import { check, expect } from '../../fixtures/check.ts'
import { byStrategy, total } from '../../helpers/strategy/of-all.ts'
import { priceJumps } from '../../helpers/strategy/price-jumps.ts'

check(
  {
    id: 'strategy/price-jumps',
    severity: 'major',
    title: 'the prices of the backtest have no jumps that nothing explains',
    prevents: 'A split that was not adjusted is traded as a crash.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      jumps: 'limits.strategy.price_jumps',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Adjust the prices for the split, or correct the wrong price, and run the backtest again.',
      'Record the event where the jump was real.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ record, prices, oddities }) => ({
      ...priceJumps(await prices(), (await record('backtest')).trades),
      oddities,
    }))

    evidence.record('oddities of the data', byStrategy(found, 'oddities'))
    evidence.record('price changes', byStrategy(found, 'changes'))
    evidence.record('first jumps', byStrategy(found, 'words'))
    const jumps = evidence.measure('jumps', total(found, 'jumps'))
    expect(jumps).toBeLessThanOrEqual(limits.jumps)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
