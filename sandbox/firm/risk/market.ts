import { seededRandom } from '../settlement/seeded-random.ts'
import { bellDraws } from './bell.ts'
import { exposuresOf, houseBook, riskFactors } from './book.ts'
import { degrees, spread } from './fat-tail.ts'

/** A day of the market that the house has lived through. */
export interface MarketDay {
  /** How agitated the day was, known the evening before: a factor on every deviation. */
  readonly agitation: number
  /** Simple returns, in the order of the factors. */
  readonly returns: readonly number[]
  /** What the house gained or lost in dollars beside what its factors explain. */
  readonly basisDollars: number
}

/** About four years of business days. */
export const historyDays = 1_000

/** Standard deviation in dollars of what the factors do not explain of a calm day. */
export const basisDeviation = 8_000

/** How much of yesterday's surprise, and of yesterday's agitation, is left today. */
const surprise = 0.06
const memory = 0.91

/**
 * The past of the market from a seed: returns with fat tails whose agitation comes and goes. Day by day they are the same
 * whenever it is asked for; only the dates that they are given move on.
 */
export function marketPast(seed: number): readonly MarketDay[] {
  const draw = bellDraws(seededRandom(seed, 'risk'))
  const exposures = exposuresOf(houseBook)
  const calm = calmDeviation(exposures)
  let variance = 1
  return Array.from({ length: historyDays }, () => {
    const agitation = Math.sqrt(variance)
    const size = (agitation * tailDraw(draw)) / spread
    const [world, crypto] = [draw(), draw()]
    const returns = riskFactors.map(factor => {
      const own = Math.sqrt(1 - factor.world ** 2 - factor.crypto ** 2)
      const shock = factor.world * world + factor.crypto * crypto + own * draw()
      return factor.deviation * size * shock
    })
    const basisDollars = basisDeviation * size * draw()
    const profit = profitOf(exposures, returns) + basisDollars
    const seen = (profit / (calm * agitation)) ** 2
    variance = 1 - surprise - memory + (surprise * seen + memory) * variance
    return { agitation, returns, basisDollars }
  })
}

/** The root of degrees over a sum of as many squares: what a normal draw is multiplied with to have fat tails. */
function tailDraw(draw: () => number): number {
  let squares = 0
  for (let count = 0; count < degrees; count++) squares += draw() ** 2
  return Math.sqrt(degrees / squares)
}

export const profitOf = (exposures: readonly number[], returns: readonly number[]): number =>
  exposures.reduce((sum, dollars, at) => sum + dollars * returns[at]!, 0)

/** Standard deviation of the book's profit on a calm day, in dollars: each cause of moves adds its square. */
export function calmDeviation(exposures: readonly number[]): number {
  const parts = riskFactors.map(({ deviation }, at) => exposures[at]! * deviation)
  const shared = (cause: 'world' | 'crypto') =>
    riskFactors.reduce((sum, factor, at) => sum + parts[at]! * factor[cause], 0)
  const own = riskFactors.reduce(
    (sum, { world, crypto }, at) => sum + parts[at]! ** 2 * (1 - world ** 2 - crypto ** 2),
    0,
  )
  return Math.sqrt(shared('world') ** 2 + shared('crypto') ** 2 + own + basisDeviation ** 2)
}
