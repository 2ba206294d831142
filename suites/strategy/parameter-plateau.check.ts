import { check, expect } from '../../fixtures/check.ts'
import { byStrategy, smallest } from '../../helpers/strategy/of-all.ts'
import { plateau } from '../../helpers/strategy/plateau.ts'

check(
  {
    id: 'strategy/parameter-plateau',
    severity: 'major',
    title: 'parameters near the chosen ones do about as well',
    prevents: 'The strategy stops earning as soon as the market moves a little.',
    satisfies: [
      'strategy/Strategy performance metrics',
      'strategy/Strategies meet performance requirements',
    ],
    limits: {
      keeping: 'limits.strategy.plateau_pct',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Choose the middle of a plateau in place of the highest point.',
      'Try more parameters around the chosen ones.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ about, trials }) =>
      plateau(about, await trials()),
    )

    evidence.record('parameters near the chosen', byStrategy(found, 'neighbours'))
    const keeping = evidence.measure('keeping', smallest(found, 'keepingPct'))
    expect(keeping).toBeGreaterThanOrEqual(limits.keeping)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
