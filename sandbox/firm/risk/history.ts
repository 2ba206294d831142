import { seededRandom } from '../settlement/seeded-random.ts'
import type { Virtues } from '../virtues.ts'
import { bellDraws } from './bell.ts'
import { exposuresOf, houseBook, riskFactors } from './book.ts'
import { businessDaysBefore } from './business-days.ts'
import { lossBeyond, meanBeyond } from './fat-tail.ts'
import { calmDeviation, profitOf, type MarketDay } from './market.ts'
import { dollarText } from './money.ts'

const share = 0.05
/** In standard deviations of a day. */
const [lossSize, meanSize] = [lossBeyond(share), meanBeyond(share)]
const dayMs = 86_400_000

/** What the house told of its risk day by day, beside what came, in the shape of the trading-system contract. */
export function riskHistory(past: readonly MarketDay[], nowMs: number, virtues: Virtues): object {
  const exposures = exposuresOf(houseBook)
  const calm = calmDeviation(exposures)
  const lateMs = virtues.has('firm-stops-telling-risk') ? 8 * dayMs : 0
  const dates = businessDaysBefore(nowMs - lateMs, past.length)
  const theory = explanation(virtues)
  const days = past.map((day, at) => {
    const { valueAtRisk, expectedShortfall } = told(calm * day.agitation, at, virtues)
    const explained = profitOf(exposures, day.returns)
    const profit = dollarText(explained + day.basisDollars)
    return {
      date: dates[at],
      profit,
      hypotheticalProfit: profit,
      theoreticalProfit: dollarText(
        theory(explained - unexplained(day, exposures, virtues), calm * day.agitation),
      ),
      valueAtRisk: dollarText(valueAtRisk),
      expectedShortfall: dollarText(expectedShortfall),
    }
  })
  return { currency: 'USD', confidenceLevel: '0.95', horizonDays: 1, days }
}

/** What is told of a day with this deviation. */
function told(deviation: number, at: number, virtues: Virtues) {
  const valueAtRisk = lossSize * deviation
  const expectedShortfall = meanSize * deviation
  if (virtues.has('firm-understates-risk'))
    return { valueAtRisk: 0.7 * valueAtRisk, expectedShortfall: 0.7 * expectedShortfall }
  if (virtues.has('firm-overstates-risk'))
    return { valueAtRisk: 1.5 * valueAtRisk, expectedShortfall: 1.5 * expectedShortfall }
  if (virtues.has('firm-blind-in-storms')) {
    const blind = at % 100 < 10 ? 0.02 * valueAtRisk : 1.5 * valueAtRisk
    return { valueAtRisk: blind, expectedShortfall: Math.max(expectedShortfall, blind) }
  }
  if (virtues.has('firm-thin-tails')) return { valueAtRisk, expectedShortfall: 1.05 * valueAtRisk }
  return { valueAtRisk, expectedShortfall }
}

/** What the model makes of a profit: the profit itself, or one that goes with it no more than a share of the way. */
function explanation(virtues: Virtues): (profit: number, deviation: number) => number {
  const rankCorrelation = virtues.magnitude('firm-explains-loosely', 'firm-explains-loosely-twin')
  if (rankCorrelation === undefined) return profit => profit
  const draw = bellDraws(seededRandom(1, 'loosely explained'))
  // Of normal numbers with this correlation, the ranks have the one that is wanted.
  const correlation = 2 * Math.sin((Math.PI * rankCorrelation) / 6)
  const own = Math.sqrt(1 - correlation ** 2)
  return (profit, deviation) => correlation * profit + own * deviation * draw()
}

/** What a model that knows of no crypto leaves out of a day's profit. */
function unexplained(day: MarketDay, exposures: readonly number[], virtues: Virtues): number {
  if (!virtues.has('firm-forgets-risk-factor')) return 0
  return riskFactors.reduce(
    (sum, { crypto }, at) => (crypto > 0.5 ? sum + exposures[at]! * day.returns[at]! : sum),
    0,
  )
}
