import { proportion, type Proportion } from '../proportion.ts'
import { fillRate } from './fill-rate.ts'
import type { OrderState } from './order-states.ts'

/** An order that was to take, as it ended; decimals as text. */
export interface EndedTaking {
  readonly order: {
    readonly state: OrderState
    readonly quantity: string
    readonly filledQuantity: string
    readonly reason?: { readonly message: string } | undefined
  }
}

/** What became of orders that were to take. */
export interface TakingFills {
  /** Filled whole, of all that were sent. */
  readonly filled: Proportion
  /** Refused by the trading system or by the venue, of all that were sent. */
  readonly refused: Proportion
  /** Filled of what was ordered, in percent: of one instrument. */
  readonly quantityPct: number
  /** What refused orders were refused for, each sentence once. */
  readonly reasons: readonly string[]
}

/**
 * Shares of orders that were filled whole and that were refused. An order that was refused is not filled either; one that
 * found nobody to trade with counts as not filled, and not as refused. Throws `RangeError` without an order, and as
 * `fillRate` does.
 */
export function takingFills(taken: readonly EndedTaking[]): TakingFills {
  const orders = taken.map(({ order }) => order)
  const fills = orders.map(({ quantity, filledQuantity }) => ({
    orderedQuantity: Number(quantity),
    filledQuantity: Number(filledQuantity),
  }))
  const { byQuantity } = fillRate(fills)
  const refused = orders.filter(isRefused)
  return {
    filled: proportion(fills.map(fill => fill.filledQuantity === fill.orderedQuantity)),
    refused: proportion(orders.map(isRefused)),
    quantityPct: 100 * byQuantity,
    reasons: [...new Set(refused.map(({ reason }) => reason?.message ?? 'no reason'))],
  }
}

const isRefused = ({ state }: EndedTaking['order']): boolean =>
  state === 'denied' || state === 'rejected'
