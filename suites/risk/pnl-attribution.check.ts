import { check, expect } from '../../fixtures/check.ts'
import {
  attributionOf,
  largestDistance,
  rankCorrelation,
} from '../../helpers/risk-model/attribution.ts'

check(
  {
    id: 'risk/pnl-attribution',
    severity: 'major',
    title: 'the risk model explains the profits of the book',
    prevents: 'A risk that the model does not know of is held without a limit.',
    satisfies: ['risk/Risk monitoring systems', 'risk/Risk calculations accurate'],
    clauses: ['Basel MAR32 (P&L attribution test)'],
    limits: {
      days: 'limits.risk.minimum_attribution_days',
      'rank correlation': 'limits.risk.rank_correlation',
      distance: 'limits.risk.profit_distance',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Look at the days on which both profits differ most: which position moved without its factor?',
      'Add the missing factor, and keep a reserve for what it may cost until then.',
    ],
  },
  async ({ riskHistory, limits, evidence, notAssessed, inconclusive }) => {
    const history = await riskHistory()
    const { dates, hypothetical, theoretical } = attributionOf(history.days)

    notAssessed(
      dates.length === 0,
      'no day of the risk history has a hypothetical and a theoretical profit',
      'tell hypotheticalProfit and theoreticalProfit for each day',
    )
    evidence.chart('profit and what explains it', {
      kind: 'lines',
      unit: history.currency,
      along: 'day',
      at: dates,
      lines: [
        { name: 'hypothetical', values: hypothetical },
        { name: 'theoretical', values: theoretical },
      ],
    })
    const days = evidence.measure('days', dates.length)
    const correlation = evidence.measure(
      'rank correlation',
      rankCorrelation(hypothetical, theoretical),
    )
    const distance = evidence.measure('distance', largestDistance(hypothetical, theoretical))
    inconclusive(days < limits.days, `${days} days are too few to judge, ${limits.days} are needed`)
    expect(correlation).toBeGreaterThanOrEqual(limits['rank correlation'])
    expect(distance).toBeLessThanOrEqual(limits.distance)
  },
)
