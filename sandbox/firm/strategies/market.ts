import { drawFor } from './draw.ts'
import type { Plan } from './plans.ts'

/** What happened to one symbol, bar by bar; a bar that it was not listed in has a price of 0. */
export interface SymbolBars {
  readonly symbol: string
  readonly listedBar: number
  /** The first bar in which it is not listed any more; the number of bars where it still is. */
  readonly delistedBar: number
  readonly opens: Float64Array
  readonly closes: Float64Array
  /** Units that change hands in a day around each bar. */
  readonly dailyVolumes: Float64Array
  /** Units at the best price. */
  readonly topQuantities: Float64Array
}

/** Bars of every symbol of a plan over the same times. */
export interface Market {
  /** When each bar ends. */
  readonly endsMs: readonly number[]
  readonly startsMs: number
  readonly symbols: readonly SymbolBars[]
}

const dayMs = 86_400_000

/**
 * A market in which trends exist: the drift of each symbol wanders around nothing with a half-life, and is a share of what a
 * bar moves. So a rule that follows trends has an edge by construction, and it ends neither in time nor out of sample.
 */
export function marketOf(plan: Plan, seed: number, nowMs: number): Market {
  const endsMs = barEnds(plan, nowMs)
  const symbols = plan.symbols.map((symbol, place) => barsOf(plan, { symbol, place, seed }))
  return { endsMs, startsMs: endsMs[0]! - plan.barSeconds * 1000, symbols }
}

/** The last bar ended at the last midnight that is a day past; on weekdays only where the plan says so. */
function barEnds({ bars, barSeconds, isWeekdaysOnly }: Plan, nowMs: number): number[] {
  const ends: number[] = []
  let at = Math.floor(nowMs / dayMs) * dayMs - dayMs
  while (ends.length < bars) {
    const weekday = new Date(at - 1).getUTCDay()
    if (!isWeekdaysOnly || (weekday !== 0 && weekday !== 6)) ends.push(at)
    at -= barSeconds * 1000
  }
  return ends.toReversed()
}

interface Named {
  readonly symbol: string
  readonly place: number
  readonly seed: number
}

function barsOf(plan: Plan, { symbol, place, seed }: Named): SymbolBars {
  const { bars, barDeviation, driftShare, driftHalfLifeBars } = plan
  const { normal, even } = drawFor(seed, `${plan.id} ${symbol}`)
  const keep = 0.5 ** (1 / driftHalfLifeBars)
  const renew = Math.sqrt(1 - keep ** 2)
  const listedBar = plan.listedLate.includes(symbol) ? Math.floor(bars * 0.2) : 0
  const delistedBar = plan.delisted.includes(symbol) ? Math.floor(bars * 0.7) : bars
  const series = () => new Float64Array(bars)
  const [opens, closes, dailyVolumes, topQuantities] = [series(), series(), series(), series()]
  let drift = normal()
  let price = plan.firstPrice(place)
  for (let bar = 0; bar < bars; bar++) {
    drift = keep * drift + renew * normal()
    const gap = 0.05 * barDeviation * normal()
    const move = barDeviation * (driftShare * drift + normal()) - gap
    const busy = 0.8 + 0.4 * even()
    const open = price * Math.exp(gap)
    price = open * Math.exp(move)
    if (bar < listedBar || bar >= delistedBar) continue
    opens[bar] = open
    closes[bar] = price
    dailyVolumes[bar] = (plan.dailyTurnover * busy) / open
    topQuantities[bar] = dailyVolumes[bar]! * plan.topShare
  }
  return { symbol, listedBar, delistedBar, opens, closes, dailyVolumes, topQuantities }
}
