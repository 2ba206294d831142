import type { FirmVenue } from '../settings.ts'
import type { Virtues } from '../virtues.ts'

/** What a gateway is made with. */
export interface GatewayOptions {
  readonly venue: FirmVenue
  readonly certificateAuthority?: string | undefined
  readonly timeScale: number
  readonly virtues: Virtues
  /** Milliseconds after which an unanswered order request counts as `unknown`. */
  readonly answerWithinMs: number
}
