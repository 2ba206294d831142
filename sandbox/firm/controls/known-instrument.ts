import type { Control } from './control.ts'

/** Denies what the firm does not trade, what the venue does not list, and what nobody set limits for. */
export const knownInstrument: Control = ({ terms, instrument, limits }) =>
  instrument && limits
    ? undefined
    : {
        code: 'unknownInstrument',
        message: `an instrument must be one that the firm trades, was ${terms.symbol} at ${terms.venue}`,
      }
