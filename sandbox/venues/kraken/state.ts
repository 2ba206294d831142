import type { VenueContext } from '../venue.ts'
import type { KeyRing } from './authentication.ts'
import type { DeadMan } from './dead-man.ts'
import type { EngineLimits } from './engine-limits.ts'
import type { Ledger } from './ledger.ts'
import type { Spreads } from './market/spreads.ts'
import type { Expiries } from './orders/expiries.ts'
import type { OrderLog } from './orders/order-log.ts'
import type { Pairs } from './pairs.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Tokens } from './tokens.ts'

/** What the methods of one venue share. */
export interface KrakenState {
  readonly context: VenueContext
  readonly pairs: Pairs
  readonly keys: KeyRing
  readonly limits: RateLimits
  readonly engineLimits: EngineLimits
  readonly orders: OrderLog
  readonly ledger: Ledger
  readonly tokens: Tokens
  readonly expiries: Expiries
  readonly deadMan: DeadMan
  readonly spreads: Spreads
}
