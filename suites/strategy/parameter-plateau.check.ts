import { check, expect } from '../../fixtures/check.ts'
import { namedCharts } from '../../helpers/strategy/named-charts.ts'
import { byStrategy, smallest } from '../../helpers/strategy/of-all.ts'
import { parameterSurface } from '../../helpers/strategy/parameter-surface.ts'
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
    const { found, untold } = await strategies.each(async ({ about, trials }) => {
      const tried = await trials()
      return { ...plateau(about, tried), surface: parameterSurface(about, tried) }
    })

    for (const { name, chart } of namedCharts('Sharpe ratios', found, 'surface'))
      evidence.chart(name, chart)
    evidence.record('parameters near the chosen', byStrategy(found, 'neighbours'))
    const keeping = evidence.measure('keeping', smallest(found, 'keepingPct'))
    expect(keeping).toBeGreaterThanOrEqual(limits.keeping)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
