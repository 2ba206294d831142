import type { Records } from '../records.ts'
import type { Reason, OrderTerms } from './order.ts'
import type { Venues } from '../venues.ts'
import type { Virtues } from '../virtues.ts'

/** What those share who work on orders. */
export interface Desk {
  readonly records: Records
  readonly venues: Venues
  readonly virtues: Virtues
  /** Aborted when this life of the firm is over: nothing may be written or sent after it. */
  readonly ending: AbortSignal
  /** Whether start-up reconciliation agreed. */
  reconciled(): boolean
  /** Hears of every order that is denied, and why. */
  denied(terms: OrderTerms, reason: Reason): void
  /** Why the risk service does not let an order be sent. */
  riskDenialOf(terms: OrderTerms): Promise<Reason | undefined>
}
