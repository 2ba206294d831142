import type { Control } from './control.ts'

/** Denies orders while the book is not usable: no price could be held against it, and no market order valued. */
export const bookUsable: Control = ({ terms, best }) =>
  best
    ? undefined
    : {
        code: 'bookUnusable',
        message: `the book of ${terms.symbol} at ${terms.venue} must be usable, was not`,
      }
