import { isFinal, type Order } from './order.ts'

const keyOf = (venue: string, id: string): string => `${venue}\n${id}`

/** Every order that the firm ever knew, found by any of its ids. */
export class OrderStore {
  readonly #orders = new Map<string, Order>()
  readonly #open = new Set<string>()
  readonly #byVenueClientOrderId = new Map<string, string>()
  readonly #byVenueOrderId = new Map<string, string>()

  get size(): number {
    return this.#orders.size
  }

  get(clientOrderId: string): Order | undefined {
    return this.#orders.get(clientOrderId)
  }

  /** Those that are not final, oldest first. */
  open(): readonly Order[] {
    return [...this.#open].map(id => this.#orders.get(id)!)
  }

  all(): readonly Order[] {
    return [...this.#orders.values()]
  }

  /** By the venue's id, or else by the id that the venue was given. */
  atVenue(
    venue: string,
    ids: {
      readonly venueOrderId?: string | undefined
      readonly venueClientOrderId?: string | undefined
    },
  ): Order | undefined {
    const { venueOrderId, venueClientOrderId } = ids
    const found =
      (venueOrderId && this.#byVenueOrderId.get(keyOf(venue, venueOrderId))) ||
      (venueClientOrderId && this.#byVenueClientOrderId.get(keyOf(venue, venueClientOrderId)))
    return found ? this.#orders.get(found) : undefined
  }

  /** Puts an order in, or in the place of what it was before. Ids that it had before still lead to it. */
  put(order: Order): void {
    const { clientOrderId, venue } = order.terms
    this.#orders.set(clientOrderId, order)
    if (isFinal(order.state)) this.#open.delete(clientOrderId)
    else this.#open.add(clientOrderId)
    const { venueClientOrderId, venueOrderId } = order
    if (venueClientOrderId !== '' && order.state !== 'denied')
      this.#byVenueClientOrderId.set(keyOf(venue, venueClientOrderId), clientOrderId)
    if (venueOrderId !== undefined)
      this.#byVenueOrderId.set(keyOf(venue, venueOrderId), clientOrderId)
  }
}
