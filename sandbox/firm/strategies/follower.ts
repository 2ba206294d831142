import type { SymbolBars } from './market.ts'
import type { Rule } from './plans.ts'

/** What the firm got wrong in its rule. */
export interface Flaw {
  /** Looks at the bar after the one that it decides on. */
  readonly seesNextBar?: boolean
  /** Averages over bars on both sides. */
  readonly isCentred?: boolean
  /** Measures trends by their size over all data. */
  readonly isScaledByAll?: boolean
}

/** The rule's averages after one bar, of the bars from a first one on. */
export interface Averages {
  /** Of the returns. */
  readonly trend: number
  /** Of the size of the returns. */
  readonly size: number
}

/** What the rule wants to hold after the close of each bar: 1, 0 or −1; and its averages. */
export interface Wanted {
  readonly sides: Int8Array
  readonly trends: Float64Array
  readonly sizes: Float64Array
}

/** Bars without which the averages still remember where they began. */
export const startupBars = (rule: Rule): number => Math.ceil(40 * rule.halfLifeBars)

/** Bars that are looked at from the first to before the last one. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Follows trends in the bars of one symbol: enters where the average return is unusually far from nothing, leaves at nothing. */
export function follow(
  bars: SymbolBars,
  { from, to }: Stretch,
  { rule, flaw = {} }: { readonly rule: Rule; readonly flaw?: Flaw },
): Wanted {
  const sides = new Int8Array(to)
  const trends = new Float64Array(to)
  const sizes = new Float64Array(to)
  const keep = 0.5 ** (1 / rule.halfLifeBars)
  const keepSize = 0.5 ** (1 / (2 * rule.halfLifeBars))
  const first = Math.max(from, bars.listedBar)
  const last = Math.min(to, bars.delistedBar)
  let trend = 0
  let size = 0
  for (let bar = first; bar < last; bar++) {
    const move = bar === first ? 0 : bars.closes[bar]! / bars.closes[bar - 1]! - 1
    trend += (1 - keep) * (move - trend)
    size = bar === first ? 0 : size + (1 - keepSize) * (Math.abs(move) - size)
    trends[bar] = trend
    sizes[bar] = size
  }
  const seen = flaw.isCentred ? centred(trends, { first, last, width: rule.halfLifeBars }) : trends
  const whole = flaw.isScaledByAll ? meanOf(sizes, first, last) : undefined
  // An average of so many independent returns is so much smaller than one of them.
  const usual = Math.sqrt((1 - keep) / (1 + keep)) * 1.25
  const warm = first + Math.ceil(2 * rule.halfLifeBars)
  let side = 0
  for (let bar = first; bar < last; bar++) {
    const look = flaw.seesNextBar ? bar + 1 : bar
    if (bar < warm) continue
    if (look < last) {
      const strength = seen[look]! / ((whole ?? sizes[look]!) * usual)
      if (side === 0 || side * strength < 0)
        side = Math.abs(strength) > rule.entry ? Math.sign(strength) : 0
    }
    sides[bar] = side
  }
  return { sides, trends, sizes }
}

/** The mean of the averages around each bar, as far as there are any. */
function centred(
  values: Float64Array,
  { first, last, width }: { first: number; last: number; width: number },
): Float64Array {
  const half = Math.max(1, Math.round(width / 2))
  return values.map((_, bar) =>
    bar < first || bar >= last
      ? 0
      : meanOf(values, Math.max(first, bar - half), Math.min(last, bar + half + 1)),
  )
}

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += values[at]!
  return to > from ? sum / (to - from) : 0
}
