import type { WireOrder } from './intention.ts'

/** Leave for one request that changes orders, for as long as the request is under way. */
export type Ticket =
  | { readonly kind: 'order'; readonly order: WireOrder }
  | { readonly kind: 'cancel'; readonly clientOrderId: string }

interface Issued {
  readonly host: string
  readonly ticket: Ticket
}

const issued = new Set<Issued>()

/** Leaves one such request to a host; what is left of it ends with its scope. */
export function issueTicket(host: string, ticket: Ticket): Disposable {
  const one: Issued = { host, ticket }
  issued.add(one)
  return { [Symbol.dispose]: () => void issued.delete(one) }
}

/** Uses up the ticket for a request to a host, and says whether there was one. */
export function useTicket(host: string, wanted: Ticket): boolean {
  const found = [...issued].find(one => one.host === host && isFor(one.ticket, wanted))
  return found !== undefined && issued.delete(found)
}

function isFor(ticket: Ticket, wanted: Ticket): boolean {
  if (ticket.kind === 'cancel')
    return wanted.kind === 'cancel' && ticket.clientOrderId === wanted.clientOrderId
  return wanted.kind === 'order' && isSameOrder(ticket.order, wanted.order)
}

/** A client may write `2.50` as `2.5`; what is no plain decimal, such as Kraken's relative `+2.5`, is no price of ours. */
const isSameDecimal = (one: string, other: string): boolean =>
  [one, other].every(text => /^\d+(\.\d+)?$/.test(text)) && Number(one) === Number(other)

const isSameOrder = (one: WireOrder, other: WireOrder): boolean =>
  one.clientOrderId === other.clientOrderId &&
  one.instrument === other.instrument &&
  one.side === other.side &&
  isSameDecimal(one.price, other.price) &&
  isSameDecimal(one.quantity, other.quantity) &&
  one.postOnly &&
  other.postOnly
