import type { Virtues } from '../virtues.ts'
import { equityDollars, exposuresOf, houseBook, type Holding } from './book.ts'
import { profitOf, type MarketDay } from './market.ts'
import { worstLoss } from './quantile.ts'

/** The house's book, with what it holds too much of where it lacks the virtue of stopping in time. */
export function bookNow(recent: readonly MarketDay[], virtues: Virtues): readonly Holding[] {
  const share = virtues.magnitude('firm-concentrated', 'firm-concentrated-twin')
  const leverage = virtues.magnitude('firm-overleveraged', 'firm-overleveraged-twin')
  const risk = virtues.magnitude('firm-risks-too-much', 'firm-risks-too-much-twin')
  if (share !== undefined)
    return houseBook.map((holding, at) =>
      at === 0 ? { ...holding, dollars: share * equityDollars } : holding,
    )
  if (leverage !== undefined) return [...houseBook, ...pairs(leverage * equityDollars - gross())]
  if (risk !== undefined) return riskier(recent, risk * equityDollars)
  return houseBook
}

const gross = (): number => houseBook.reduce((sum, { dollars }) => sum + Math.abs(dollars), 0)

/** Positions that come in pairs and cancel out in risk, worth so much in all; each is below a tenth of equity. */
function pairs(dollars: number): readonly Holding[] {
  const count = 2 * Math.ceil(dollars / (0.18 * equityDollars))
  return Array.from({ length: count }, (_, at) => ({
    instrument: `EUR forward ${at + 1}`,
    factor: 'EUR',
    dollars: (at % 2 === 0 ? 1 : -1) * (dollars / count),
  }))
}

/** As much more in bitcoin, in equal parts, as brings the worst loss of one day in twenty to `dollars`. */
function riskier(recent: readonly MarketDay[], dollars: number): readonly Holding[] {
  const withMore = (each: number): readonly Holding[] => [
    ...houseBook,
    ...Array.from({ length: 14 }, (_, at) => ({
      instrument: `BTC future ${at + 1}`,
      factor: 'BTC',
      dollars: each,
    })),
  ]
  const lossOf = (each: number) => {
    const exposures = exposuresOf(withMore(each))
    return worstLoss(
      recent.map(({ returns }) => profitOf(exposures, returns)),
      500,
    )
  }
  let [low, high] = [0, equityDollars]
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2
    if (lossOf(middle) < dollars) low = middle
    else high = middle
  }
  return withMore(high)
}
