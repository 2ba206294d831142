/** What is known of a check that a waiver or an attestation may name. */
export interface KnownCheck {
  readonly id: string
  /** Its instances, by venue; absent where the check was not loaded. */
  readonly venues?: readonly (string | undefined)[] | undefined
  /** Its own names for its limits; absent where the check was not loaded. */
  readonly limits?: readonly string[] | undefined
  /** The check's own specification says that nobody may waive it. */
  readonly nonWaivable?: boolean | undefined
  /** How long an attestation of it holds at most; `undefined` where nobody may attest it, or it was not loaded. */
  readonly attestableFor?: string | undefined
}

/** Why a venue is not one where the check is made; empty where it is, or where the check was not loaded. */
export function venueRefusalOf(venue: string | undefined, { venues }: KnownCheck): string {
  if (!venues || venues.includes(venue)) return ''
  const named = venues.filter(one => one !== undefined)
  if (venue === undefined)
    return `too broad: venue must name one of ${named.join(', ')}, where the check is made, was left out`
  return named.length === 0
    ? `venue must be left out, since the check has no venues, was ${venue}`
    : `venue must be one of ${named.join(', ')}, where the check is made, was ${venue}`
}
