import type { Control } from './control.ts'
import { wouldIncrease } from './reduces.ts'

/** Denies a reduce-only order that would do more than make a position smaller. */
export const reduceOnly: Control = proposal =>
  proposal.terms.reduceOnly && wouldIncrease(proposal)
    ? {
        code: 'reduceOnlyWouldIncrease',
        message: 'a reduce-only order must make the position smaller, would not',
      }
    : undefined
