import { instantOf } from '../instant.ts'
import type { Virtues } from '../virtues.ts'
import { equityDollars, exposuresOf, houseBook, riskFactors, type Holding } from './book.ts'
import { comovement, lastYear } from './correlations.ts'
import { profitOf, type MarketDay } from './market.ts'
import { positionShape } from './model.ts'
import { dollarText } from './money.ts'

/** What the house puts its book through: BTC, ETH, LTC, US equities, EUR, gold, in the order of the factors. */
const scenarios: readonly (readonly [name: string, shocks: readonly number[]])[] = [
  ['liquidation of March 2020', [-0.39, -0.43, -0.4, -0.095, -0.009, -0.031]],
  ['failure of an exchange, November 2022', [-0.22, -0.3, -0.18, 0.02, 0.01, 0.02]],
  ['crypto falls by 60 %, equities by 15 %', [-0.6, -0.65, -0.7, -0.15, 0, 0.05]],
  ['equities as in October 1987', [-0.2, -0.25, -0.25, -0.205, 0.01, 0.02]],
  ['dollar rises by 5 %', [-0.08, -0.1, -0.1, -0.02, -0.05, -0.06]],
  ['crypto rises by 40 %', [0.4, 0.45, 0.5, 0.02, 0, 0]],
]

/** The house's stress tests, in the shape of the trading-system contract. */
export function stressTests(past: readonly MarketDay[], nowMs: number, virtues: Virtues): object {
  const book = stressedBook(past, virtues)
  const exposures = exposuresOf(book)
  return {
    at: instantOf(nowMs),
    currency: 'USD',
    equity: dollarText(equityDollars),
    positions: book.map(positionShape),
    scenarios: scenarios.map(([name, shocks], at) => ({
      name,
      shocks: riskFactors.flatMap((factor, place) =>
        virtues.has('firm-forgets-a-shock') && factor.name === 'LTC'
          ? []
          : [{ factor: factor.name, simpleReturn: shocks[place]! }],
      ),
      loss: dollarText(saidLoss(exposures, shocks, { at, virtues })),
    })),
  }
}

function saidLoss(
  exposures: readonly number[],
  shocks: readonly number[],
  { at, virtues }: { readonly at: number; readonly virtues: Virtues },
): number {
  const loss = -profitOf(exposures, shocks)
  if (virtues.has('firm-skips-a-scenario') && at === 1) return 0
  if (virtues.has('firm-tells-losses-as-gains')) return -loss
  const differencePct = virtues.magnitude('firm-rounds-stress', 'firm-rounds-stress-twin') ?? 0
  return loss * (1 - differencePct / 100)
}

/** The house's book, or as many times as much of it as a firm holds that lacks the virtue of stopping in time. */
function stressedBook(past: readonly MarketDay[], virtues: Virtues): readonly Holding[] {
  const share = virtues.magnitude('firm-outgrows-its-capital', 'firm-outgrows-its-capital-twin')
  const deviations = virtues.magnitude('firm-near-ruin', 'firm-near-ruin-twin')
  if (share !== undefined) return multiple((share * equityDollars) / worstLoss())
  if (deviations !== undefined)
    return multiple((0.25 * equityDollars) / (deviations * deviationOfBook(past)))
  return houseBook
}

const multiple = (times: number): readonly Holding[] =>
  houseBook.map(holding => ({ ...holding, dollars: holding.dollars * times }))

function worstLoss(): number {
  const exposures = exposuresOf(houseBook)
  return Math.max(...scenarios.map(([, shocks]) => -profitOf(exposures, shocks)))
}

/** Standard deviation of the book's profit of a day, by what the factors did in a year. */
function deviationOfBook(past: readonly MarketDay[]): number {
  const { deviations, correlation } = comovement(lastYear(past))
  const parts = exposuresOf(houseBook).map((dollars, at) => dollars * deviations[at]!)
  return Math.sqrt(
    parts.reduce(
      (sum, part, one) =>
        sum + parts.reduce((row, other, at) => row + part * other * correlation[one]![at]!, 0),
      0,
    ),
  )
}
