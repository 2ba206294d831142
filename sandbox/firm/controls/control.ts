import type { BestPrices } from '../books/port.ts'
import type { Gateway, VenueInstrument } from '../gateway/port.ts'
import type { OrderTerms, Reason } from '../orders/order.ts'
import type { Records } from '../records.ts'
import type { Virtues } from '../virtues.ts'
import type { InstrumentLimits } from './limits.ts'

/** An order that wants to be sent, and all that may speak against it. */
export interface Proposal {
  readonly terms: OrderTerms
  readonly venueClientOrderId: string
  readonly records: Records
  readonly virtues: Virtues
  /** Undefined where the firm does not trade at that venue. */
  readonly gateway?: Gateway | undefined
  /** Undefined where the firm does not trade it, or the venue does not list it. */
  readonly instrument?: VenueInstrument | undefined
  /** Undefined where the instrument has none: then it is not traded. */
  readonly limits?: InstrumentLimits | undefined
  /** Undefined while the book is not usable. */
  readonly best?: BestPrices | undefined
  readonly reconciled: boolean
  /** Takes one message of the venue's allowance; false where none is left. */
  takeMessage(): boolean
}

/** Says why an order must not be sent; undefined where nothing speaks against it. */
export type Control = (proposal: Proposal) => Reason | undefined
