import { check, expect } from '../../fixtures/check.ts'
import { byStrategy, total } from '../../helpers/strategy/of-all.ts'
import { survivorship } from '../../helpers/strategy/survivorship.ts'

check(
  {
    id: 'strategy/survivorship',
    severity: 'major',
    title: 'what a strategy was tested on is what could be traded at the time',
    prevents: 'The backtest never held what went under.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      hindsight: 'limits.strategy.hindsight_universes',
      outside: 'limits.strategy.trades_outside_listing',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Take the members of the universe as they were at each date, those that are gone included.',
      'Leave out trades before a listing and after a delisting.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ record, universe }) =>
      survivorship(await universe(), await record('backtest')),
    )

    evidence.record('delisted symbols', byStrategy(found, 'delisted'))
    evidence.record('first trades outside of a listing', byStrategy(found, 'words'))
    const hindsight = evidence.measure('hindsight', total(found, 'hindsight'))
    const outside = evidence.measure('outside', total(found, 'outside'))
    expect(hindsight).toBeLessThanOrEqual(limits.hindsight)
    expect(outside).toBeLessThanOrEqual(limits.outside)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
