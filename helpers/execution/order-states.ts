import { addDecimals, compareDecimals } from '../decimal-arithmetic.ts'

/** States of an order, in the words of the trading-system contract. */
export type OrderState =
  | 'pending'
  | 'accepted'
  | 'triggered'
  | 'partiallyFilled'
  | 'filled'
  | 'pendingCancel'
  | 'pendingReplace'
  | 'canceled'
  | 'expired'
  | 'rejected'
  | 'denied'

/** One step in the life of an order; decimals as text, instants as text that sorts as it reads. */
export interface OrderStep {
  readonly executionId: string
  readonly state: OrderState
  /** Sum of the fills after this step. */
  readonly filledQuantity: string
  readonly at: string
  readonly fill?: { readonly venueTradeId: string; readonly quantity: string } | undefined
  /** Ordered quantity from this step on, where the order was replaced. */
  readonly orderedQuantity?: string | undefined
}

/** An order as it was submitted, or as it is told. */
export interface SteppedOrder {
  readonly clientOrderId: string
  readonly quantity: string
  /** What it has become; its last step must say the same. Undefined where that is not looked at. */
  readonly state?: OrderState | undefined
  readonly filledQuantity?: string | undefined
}

const open = ['partiallyFilled', 'filled', 'pendingCancel', 'canceled', 'expired'] as const

/** Which states may follow which. What is final leads nowhere; of a late fill see `isLateFill`. */
const successors: Readonly<Record<OrderState, readonly OrderState[]>> = {
  pending: ['pending', 'accepted', 'triggered', 'rejected', 'pendingReplace', ...open],
  accepted: ['accepted', 'triggered', 'rejected', 'pendingReplace', ...open],
  triggered: ['triggered', 'rejected', 'pendingReplace', ...open],
  partiallyFilled: ['pendingReplace', ...open],
  // A cancel that is refused leads back to where the order was.
  pendingCancel: ['accepted', 'triggered', 'rejected', 'pendingReplace', ...open],
  pendingReplace: ['accepted', 'triggered', 'rejected', 'pendingReplace', ...open],
  filled: [],
  canceled: [],
  expired: [],
  rejected: [],
  denied: [],
}

const first: readonly OrderState[] = ['pending', 'denied']
const unfilled: readonly OrderState[] = ['pending', 'accepted', 'triggered', 'rejected', 'denied']

/**
 * What is illegal in the life of an order, in words; empty where nothing is. Its steps are taken in the order in which the firm
 * took them. An order begins `pending` or `denied`; `canceled`, `denied`, `expired`, `filled` and `rejected` are final, but for
 * a fill that was overtaken by the end of an order that is canceled or expired. The filled quantity never shrinks, never
 * exceeds what is ordered and is the sum of the fills; an order is `filled` if and only if all of it is; each execution id and
 * each of the venue's trade ids comes once; no step is older than the one before.
 *
 * An order without a step is a flaw, too, and so is one that is told as something else than its last step. Throws `RangeError`
 * on what is no decimal.
 * Source: FIX 4.4 volume 4, appendix D (order state change matrices), in which 39=2 is not final either: corrections of trades
 * are left out here.
 */
export function orderFlaws(order: SteppedOrder, steps: readonly OrderStep[]): readonly string[] {
  const name = `order ${order.clientOrderId}`
  if (steps.length === 0) return [`${name} must have a step, had none`]
  let ordered = order.quantity
  const flaws = steps.flatMap((step, index) => {
    ordered = step.orderedQuantity ?? ordered
    const before = steps[index - 1]
    return [...sequenceFlaws(before, step), ...quantityFlaws(before, step, ordered)].map(
      flaw => `${name} at ${step.executionId}: ${flaw}`,
    )
  })
  const tradeIds = steps.flatMap(({ fill }) => (fill ? [fill.venueTradeId] : []))
  return [
    ...flaws,
    ...endFlaws(order, steps.at(-1)!).map(flaw => `${name}: ${flaw}`),
    ...repeated(tradeIds).map(id => `${name}: trade ${id} must be told once, was told again`),
    ...repeatedExecutionIds(steps).map(
      id => `${name}: execution ${id} must be told once, was told again`,
    ),
  ]
}

function endFlaws({ state, filledQuantity }: SteppedOrder, last: OrderStep): readonly string[] {
  const isSame =
    (state ?? last.state) === last.state &&
    compareDecimals(filledQuantity ?? last.filledQuantity, last.filledQuantity) === 0
  if (isSame) return []
  return [
    `it must be ${last.state} with ${last.filledQuantity} filled as its last step says, is ${state} with ${filledQuantity}`,
  ]
}

/** Execution ids that come more than once, over the steps of any number of orders. */
export const repeatedExecutionIds = (
  steps: readonly Pick<OrderStep, 'executionId'>[],
): readonly string[] => repeated(steps.map(({ executionId }) => executionId))

function sequenceFlaws(before: OrderStep | undefined, step: OrderStep): readonly string[] {
  if (!before)
    return first.includes(step.state)
      ? []
      : [`it must begin ${first.join(' or ')}, began ${step.state}`]
  const isLegal = successors[before.state].includes(step.state) || isLateFill(before, step)
  return [
    ...(isLegal ? [] : [`${before.state} must not become ${step.state}, did`]),
    ...(step.at >= before.at ? [] : [`it must not be before ${before.at}, was at ${step.at}`]),
  ]
}

/** A fill that the venue made before it ended the order, and that was heard of after. */
const isLateFill = (before: OrderStep, step: OrderStep): boolean =>
  step.fill !== undefined &&
  step.state === before.state &&
  ['canceled', 'expired'].includes(step.state)

function quantityFlaws(
  before: OrderStep | undefined,
  { state, filledQuantity, fill }: OrderStep,
  ordered: string,
): readonly string[] {
  const filledBefore = before?.filledQuantity ?? '0'
  const expected = addDecimals(filledBefore, fill?.quantity ?? '0')
  const isWhole = compareDecimals(filledQuantity, ordered) === 0
  const isAny = compareDecimals(filledQuantity, '0') > 0
  const rules: readonly (readonly [boolean, string])[] = [
    [
      compareDecimals(filledQuantity, filledBefore) >= 0,
      `filled must not shrink from ${filledBefore}, was ${filledQuantity}`,
    ],
    [
      compareDecimals(filledQuantity, ordered) <= 0,
      `filled must be at most the ${ordered} ordered, was ${filledQuantity}`,
    ],
    [
      compareDecimals(filledQuantity, expected) === 0,
      `filled must be the sum of the fills, ${expected}, was ${filledQuantity}`,
    ],
    [
      (state === 'filled') === isWhole,
      `it must be filled if and only if all of ${ordered} is, was ${state} with ${filledQuantity}`,
    ],
    [state !== 'partiallyFilled' || isAny, 'it must not be partiallyFilled without a fill, was'],
    [
      !isAny || !unfilled.includes(state),
      `it must not be ${state} with a fill, had ${filledQuantity}`,
    ],
    [
      fill === undefined || compareDecimals(fill.quantity, '0') > 0,
      `a fill must be above 0, was ${fill?.quantity}`,
    ],
  ]
  return rules.filter(([holds]) => !holds).map(([, flaw]) => flaw)
}

function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return [...new Set(ids.filter(id => seen.size === seen.add(id).size))]
}
