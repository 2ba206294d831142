import { drawFor } from './draw.ts'
import type { Market } from './market.ts'

/** Positions by the toss of a coin, changed every thirtieth bar or so. */
export function coinSides(market: Market, seed: number, label: string): Int8Array[] {
  return market.symbols.map(({ symbol, listedBar, delistedBar }) => {
    const { even } = drawFor(seed, `coin ${label} ${symbol}`)
    const sides = new Int8Array(market.endsMs.length)
    let side = even() < 0.5 ? 1 : -1
    for (let bar = listedBar; bar < Math.min(delistedBar, sides.length); bar++) {
      if (even() < 1 / 30) side = -side
      sides[bar] = side
    }
    return sides
  })
}

/** What positions earn in each bar before costs, as a share of equity. */
export function grossReturns(
  market: Market,
  sides: readonly Int8Array[],
  share: number,
): Float64Array {
  const returns = new Float64Array(market.endsMs.length)
  for (const [place, { closes, opens }] of market.symbols.entries())
    for (let bar = 1; bar < returns.length; bar++)
      if (opens[bar]! > 0)
        returns[bar]! += share * sides[place]![bar - 1]! * (closes[bar]! / opens[bar]! - 1)
  return returns
}

/** Mean over deviation. */
export function ratioOf(returns: Float64Array, from = 0): number {
  let [sum, squares] = [0, 0]
  const count = returns.length - from
  for (let at = from; at < returns.length; at++) {
    sum += returns[at]!
    squares += returns[at]! ** 2
  }
  return sum / count / Math.sqrt(squares / count - (sum / count) ** 2)
}

/** The best of so many strategies that know nothing. */
export function luckiest(
  market: Market,
  { seed, tries }: { readonly seed: number; readonly tries: number },
): { readonly sides: readonly Int8Array[]; readonly label: number } {
  let best = { ratio: Number.NEGATIVE_INFINITY, label: 0 }
  for (let label = 0; label < tries; label++) {
    const ratio = ratioOf(grossReturns(market, coinSides(market, seed, `${label}`), 1))
    if (ratio > best.ratio) best = { ratio, label }
  }
  return { sides: coinSides(market, seed, `${best.label}`), label: best.label }
}

/** Positions by a coin that over the last bars did fairly well: between half and twice an annual ratio of one. */
export function luckyLately(
  market: Market,
  {
    seed,
    from,
    periodsPerYear,
  }: { readonly seed: number; readonly from: number; readonly periodsPerYear: number },
): readonly Int8Array[] {
  for (let label = 0; ; label++) {
    const sides = coinSides(market, seed, `lately ${label}`)
    const annual = ratioOf(grossReturns(market, sides, 1), from) * Math.sqrt(periodsPerYear)
    if (annual > 0.5 && annual < 2) return sides
  }
}
