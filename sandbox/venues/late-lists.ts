import type { VenueContext } from './venue.ts'

const tradesLateMs = 1_500
const ordersLateMs = 400

/** Up to when the list of an account's trades tells them: to the end, but for the fault that makes it late. */
export const tradesListedUntilMs = ({ faults, now }: VenueContext): number =>
  faults.has('late-trade-list') ? now() - tradesLateMs : Number.POSITIVE_INFINITY

/** The same of the list of open orders, by when they were placed. */
export const ordersListedUntilMs = ({ faults, now }: VenueContext): number =>
  faults.has('late-order-list') ? now() - ordersLateMs : Number.POSITIVE_INFINITY
