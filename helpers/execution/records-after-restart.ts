import { addDecimals, compareDecimals } from '../decimal-arithmetic.ts'
import type { OrderState } from './order-states.ts'

/** An order of which something happened while the trading system was away; decimals as text. */
export interface ChangedOrder {
  /** What happened, such as `the fill`. */
  readonly what: string
  readonly state: OrderState
  readonly filledQuantity: string
  /** As the trading system tells it now; undefined when it does not know it. */
  readonly told: { readonly state: OrderState; readonly filledQuantity: string } | undefined
}

/** A difference that the trading system found between its records and a venue. */
export interface FoundDifference {
  readonly kind: string
  readonly venue: string
  readonly subject: string
  readonly resolved: boolean
}

/** What is known of the records of a trading system that has begun to trade again. */
export interface RecordsAfterRestart {
  readonly changed: readonly ChangedOrder[]
  /** Ids of orders that only one of trading system and venue shows as open. */
  readonly untracked: readonly string[]
  /** Those of its last comparison with the venue. */
  readonly differences: readonly FoundDifference[]
  /** Position before and after, and what was bought meanwhile; undefined where none is told. Decimals as text. */
  readonly position?:
    { readonly before: string; readonly bought: string; readonly after: string } | undefined
}

/** What is held of a symbol at a venue, by what a trading system tells: `0` of what it does not name. */
export const heldOf = (
  positions: readonly {
    readonly venue: string
    readonly symbol: string
    readonly quantity: string
  }[],
  venue: string,
  symbol: string,
): string => positions.find(one => one.venue === venue && one.symbol === symbol)?.quantity ?? '0'

/**
 * How the records differ from the venue, one sentence each: what happened meanwhile and is not in them or in the position, orders that one side
 * alone shows, and differences that the trading system itself found and left. Whether it learnt of a change by comparing or
 * was told by the venue does not matter.
 */
export const recordFlaws = ({
  changed,
  untracked,
  differences,
  position,
}: RecordsAfterRestart): readonly string[] => [
  ...changed.flatMap(order => changeFlaw(order) ?? []),
  ...(position ? positionFlaws(position) : []),
  ...untracked.map(id => `order ${id} is shown by one side only`),
  ...differences
    .filter(({ resolved }) => !resolved)
    .map(({ kind, subject }) => `${kind} of ${subject} is left`),
]

function changeFlaw({ what, state, filledQuantity, told }: ChangedOrder): string | undefined {
  if (!told) return `${what}: the order is not known`
  const isRight = told.state === state && compareDecimals(told.filledQuantity, filledQuantity) === 0
  if (isRight) return undefined
  return `${what}: the order must be ${state} with ${filledQuantity} filled, is ${told.state} with ${told.filledQuantity}`
}

function positionFlaws({
  before,
  bought,
  after,
}: NonNullable<RecordsAfterRestart['position']>): readonly string[] {
  const due = addDecimals(before, bought)
  return compareDecimals(due, after) === 0
    ? []
    : [`the position must be ${due}, ${before} and the ${bought} bought, is ${after}`]
}
