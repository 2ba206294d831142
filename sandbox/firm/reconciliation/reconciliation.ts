/** A difference between the firm's records and a venue, in the words of the contract. */
export interface Difference {
  readonly kind:
    | 'orderUnknownToFirm'
    | 'orderUnknownToVenue'
    | 'orderState'
    | 'filledQuantity'
    | 'position'
    | 'balance'
  readonly venue: string
  readonly subject: string
  readonly firmValue?: string | undefined
  readonly venueValue?: string | undefined
}

export interface Compared {
  readonly venue: string
  readonly symbols: readonly string[]
}

/** A comparison of the firm's records with the venues: what was looked at, and what differed. */
export interface Reconciliation {
  readonly reconciliationId: string
  readonly state: 'running' | 'agreed' | 'differing' | 'failed'
  readonly startedMs: number
  readonly finishedMs?: number | undefined
  readonly cycles: number
  readonly compared: readonly Compared[]
  readonly differences: readonly (Difference & { readonly resolved: boolean })[]
}

export const sameDifference = (left: Difference, right: Difference): boolean =>
  left.kind === right.kind && left.venue === right.venue && left.subject === right.subject
