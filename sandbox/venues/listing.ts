import type { Instrument } from '../matching/types.ts'

/** An instrument that a venue lists, and where its market comes from. */
export interface Listing {
  readonly instrument: Instrument
  readonly market:
    | { readonly source: 'capture'; readonly file: URL }
    /** Follows the sandbox's reference price of its base in its quote. */
    | { readonly source: 'reference' }
}
