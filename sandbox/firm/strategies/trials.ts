import { traded } from './bookkeeping.ts'
import type { Book } from './book.ts'
import { coinSides, grossReturns } from './chance.ts'
import { follow } from './follower.ts'
import type { Rule } from './plans.ts'

/** One set of parameters that was tried, and what it returned each day. */
export interface Trial {
  readonly parameters: Readonly<Record<string, number>>
  readonly returns: readonly number[]
}

export interface TriedFlaws {
  readonly isBestOfRandom: boolean
  readonly isMined: boolean
  readonly isKnifeEdge: boolean
}

/** Sets of parameters lie so far apart, and more so away from the chosen one: as powers of 1.1. */
const step = 1.1
const halfLives = [-24, -20, -16, -12, -8, -4, -1, 0, 1, 4, 8, 12, 16, 20, 24]
const entries = [-1, 0, 1]
const columns = 80

/** Every set of parameters that was tried, the chosen one among them, and what each returned day by day. */
export function trialsOf(
  book: Book,
  { isBestOfRandom, isMined, isKnifeEdge }: TriedFlaws,
): readonly Trial[] {
  if (isBestOfRandom || isMined) return chanceTrials(book, isMined)
  const { halfLifeBars, entry } = book.rule
  const trials: Trial[] = []
  for (const by of halfLives)
    for (const at of entries) {
      const isChosen = by === 0 && at === 0
      const rule = { halfLifeBars: halfLifeBars * step ** by, entry: entry * step ** at }
      // A set that only fits by chance decides as if by old news wherever it is moved.
      trials.push({
        parameters: { ...rule },
        returns: daily(book, equityOf(book, rule, isKnifeEdge && !isChosen ? 200 : 0)),
      })
    }
  return trials
}

function equityOf(book: Book, rule: Rule, staleBars: number): Float64Array {
  const { market, plan, share, assumed } = book
  const wanted = market.symbols.map(
    bars => follow(bars, { from: 0, to: plan.bars }, { rule }).sides,
  )
  const trading = { wanted, share, capital: plan.capital, lagBars: staleBars, ...assumed }
  return traded(market, trading).equity
}

/** What coins return, the chosen one first; where they were mined, each gains in one part of the time what it loses in another. */
function chanceTrials(book: Book, isMined: boolean): readonly Trial[] {
  const { market, seed, share } = book
  const { label } = isMined ? { label: 0 } : book.luckiest
  const labels = [
    label,
    ...Array.from({ length: columns }, (_, at) => at).filter(at => at !== label),
  ]
  return labels.slice(0, columns).map((one, at) => {
    const gross = grossReturns(market, coinSides(market, seed, `${one}`), share)
    const equity = Float64Array.from([1, ...gross])
    for (let bar = 1; bar < equity.length; bar++)
      equity[bar] = equity[bar - 1]! * (1 + gross[bar - 1]!)
    const returns = daily(book, equity)
    const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length
    return {
      parameters: at === 0 ? { ...book.rule } : { coin: one },
      returns: isMined ? returns.map(value => value - mean) : returns,
    }
  })
}

function daily({ plan }: Book, equity: Float64Array): number[] {
  const bars = plan.isWeekdaysOnly ? 1 : 86_400 / plan.barSeconds
  const returns: number[] = []
  for (let at = bars; at < equity.length; at += bars)
    returns.push(Math.round((equity[at]! / equity[at - bars]! - 1) * 1e10) / 1e10)
  return returns
}
