import type { VenueContext } from './venue.ts'

const lateMs = 1_500

/** Up to when the list of an account's trades tells them: to the end, but for the fault that makes it late. */
export const tradesListedUntilMs = ({ faults, now }: VenueContext): number =>
  faults.has('late-trade-list') ? now() - lateMs : Number.POSITIVE_INFINITY
