import type { Control } from './control.ts'
import { toldMessageRate } from './message-rate.ts'

/** Denies orders that come faster than the firm may send them; the last control, so that a denied order takes nothing. */
export const maxMessageRate: Control = proposal =>
  proposal.takeMessage() || proposal.virtues.has('firm-ignores-message-rate')
    ? undefined
    : {
        code: 'maxMessageRate',
        message: `messages to a venue must be at most ${toldMessageRate(proposal.virtues)} a second, were more`,
      }
