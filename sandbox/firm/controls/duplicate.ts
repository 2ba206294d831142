import type { Control } from './control.ts'

/** Denies an order whose id would be, at the venue, that of another order. */
export const duplicate: Control = ({ terms, records, venueClientOrderId }) => {
  const other = records.orders.atVenue(terms.venue, { venueClientOrderId })
  return other === undefined || other.terms.clientOrderId === terms.clientOrderId
    ? undefined
    : {
        code: 'duplicateClientOrderId',
        message: `an order must have an id of its own at the venue, was that of ${other.terms.clientOrderId}`,
      }
}
