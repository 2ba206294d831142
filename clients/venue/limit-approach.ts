import type { InstrumentRules } from './port.ts'
import { ceilDivide, floorTo, one, scaled, text } from './scaled-decimal.ts'

/** What is to be used up by orders, one after another; all decimals. */
export interface Approach {
  /** What is left of a limit, in its own unit. */
  readonly left: string
  /** What one unit of the instrument takes of it: 1 where the limit is a quantity, the price where it is money. */
  readonly perUnit: string
  /** Largest quantity of one order; left out where one order may use it all up. */
  readonly largest?: string
  /** Smallest quantity of an order. */
  readonly smallest: string
  readonly rules: Pick<InstrumentRules, 'lotSize'>
  /** How far from the limit the last two orders are, as a fraction of it; left out, they are a lot apart. */
  readonly slack?: string
}

/** Quantities that use a limit up: all of `before`, then `beyond` would be more than is left, and `within` is not. */
export interface Quantities {
  readonly before: readonly string[]
  readonly within: string
  readonly beyond: string
}

/** The limit cannot be used up by orders that may be sent. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach'
  readonly code = 'OUT_OF_REACH'
}

/** More orders than this are not sent to get near to a limit. */
export const mostBefore = 8

/** Plans the orders that use a limit up to the last lot. Throws `OutOfReach` where that takes too many, or nothing is left. */
export function approach(wanted: Approach): Quantities {
  const [perUnit, lot, smallest] = [wanted.perUnit, wanted.rules.lotSize, wanted.smallest].map(
    scaled,
  )
  const left = scaled(wanted.left)
  const slack = scaled(wanted.slack ?? '0')
  const units = (money: bigint) => (money * one) / perUnit!
  const nearly = units((left * (one - slack)) / one)
  if (wanted.left.startsWith('-') || nearly < smallest!)
    throw new OutOfReach(
      `more of the limit must be left than the smallest order takes, ${wanted.left} is`,
    )

  const largest = wanted.largest === undefined ? nearly : scaled(wanted.largest)
  if (largest < smallest!)
    throw new OutOfReach(`an order of ${wanted.smallest} must be allowed, is not`)
  const isOne = nearly <= largest
  const count = isOne ? 0n : ceilDivide(nearly - smallest!, largest)
  if (count > mostBefore)
    throw new OutOfReach(`the limit must be in reach of ${mostBefore} orders, takes ${count}`)
  const each = count === 0n ? 0n : floorTo((nearly - smallest!) / count, lot!)
  const rest = (upTo: bigint) => floorTo(upTo - count * each, lot!)
  return {
    before: Array.from({ length: Number(count) }, () => text(each)),
    within: text(rest(nearly)),
    beyond: text(rest(units((left * (one + slack)) / one)) + lot!),
  }
}
