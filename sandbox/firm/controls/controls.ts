import type { Reason } from '../orders/order.ts'
import { bookUsable } from './book-usable.ts'
import type { Control, Proposal } from './control.ts'
import { duplicate } from './duplicate.ts'
import { killSwitch } from './kill-switch.ts'
import { knownInstrument } from './known-instrument.ts'
import { lotSize } from './lot-size.ts'
import { maxMessageRate } from './max-message-rate.ts'
import { maxOrderNotional } from './max-order-notional.ts'
import { maxOrderQuantity } from './max-order-quantity.ts'
import { maxPosition } from './max-position.ts'
import { notReconciled } from './not-reconciled.ts'
import { priceCollar } from './price-collar.ts'
import { reduceOnly } from './reduce-only.ts'
import { restricted } from './restricted.ts'
import { supported } from './supported.ts'
import { tickSize } from './tick-size.ts'
import { tradingState } from './trading-state.ts'

/** What stops an order whatever it is; asked once more when it is about to leave. */
export const stops: readonly Control[] = [killSwitch, tradingState]

/** Every control, in the order in which they are asked: the first that denies says why. */
export const controls: readonly Control[] = [
  ...stops,
  notReconciled,
  knownInstrument,
  restricted,
  supported,
  duplicate,
  tickSize,
  lotSize,
  maxOrderQuantity,
  bookUsable,
  maxOrderNotional,
  priceCollar,
  reduceOnly,
  maxPosition,
  maxMessageRate,
]

/** Why an order must not be sent, by the first control that says so. */
export function denialOf(proposal: Proposal, asked = controls): Reason | undefined {
  for (const control of asked) {
    const reason = control(proposal)
    if (reason) return reason
  }
  return undefined
}
