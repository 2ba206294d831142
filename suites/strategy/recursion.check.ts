import { check, expect } from '../../fixtures/check.ts'
import { byStrategy, largest } from '../../helpers/strategy/of-all.ts'
import { instantsOf, worstChange } from '../../helpers/strategy/recursion.ts'

/** Instants at which indicators are compared. */
const looks = 4

check(
  {
    id: 'strategy/recursion',
    severity: 'major',
    title: 'indicators come out the same from the bars that are fetched live',
    prevents: 'The strategy that trades is not the one that was tested.',
    satisfies: ['strategy/Backtesting accuracy', 'strategy/Backtesting results validated'],
    limits: {
      change: 'limits.strategy.indicator_change_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Fetch more bars at the start, until the indicator does not change any more.',
      'Use an indicator with a finite memory in its place.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.replayed(async ({ about, record, indicatorsAt }) => {
      const { startupBars } = about
      inconclusive(startupBars === undefined, `${about.strategyId} does not tell its startupBars`)
      const untils = instantsOf(await record('backtest'), looks)
      const live = await indicatorsAt(untils, startupBars)
      return worstChange(live, await indicatorsAt(untils))
    })

    evidence.record('indicators that change most', byStrategy(found, 'words'))
    const change = evidence.measure('change', largest(found, 'changePct'))
    expect(change).toBeLessThanOrEqual(limits.change)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
