import type { Instrument, Scaled } from '../matching/types.ts'

/** An instrument that a venue lists, and where its market comes from. */
export interface Listing {
  readonly instrument: Instrument
  readonly market:
    | { readonly source: 'capture'; readonly file: URL }
    | { readonly source: 'generator'; readonly openPrice: Scaled }
}
