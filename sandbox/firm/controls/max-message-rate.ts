import type { Control } from './control.ts'
import { maxMessageRate as rate } from './limits.ts'

/** Denies orders that come faster than the firm may send them; the last control, so that a denied order takes nothing. */
export const maxMessageRate: Control = proposal =>
  proposal.takeMessage() || proposal.virtues.has('firm-ignores-message-rate')
    ? undefined
    : {
        code: 'maxMessageRate',
        message: `messages to a venue must be at most ${rate} a second, were more`,
      }
