import { isByProduct, type Channel } from './channels.ts'
import type { SubscriptionRequest, Wanted } from './subscription-request.ts'

/** What one connection is subscribed to. */
export class Subscriptions {
  readonly #ids = new Map<Channel, Set<string>>()

  has(channel: Channel, id: string): boolean {
    return this.#ids.get(channel)?.has(id) === true
  }

  /** Whether there is a subscription to a channel at all. */
  hasAny(channel: Channel): boolean {
    return this.#ids.has(channel)
  }

  idsOf(channel: Channel): readonly string[] {
    return [...(this.#ids.get(channel) ?? [])]
  }

  /** Does what a client asks; returns what is new. */
  apply({ type, wanted }: SubscriptionRequest): readonly Wanted[] {
    if (type === 'subscribe') return wanted.map(each => this.#add(each))
    for (const each of wanted) this.#remove(each)
    return []
  }

  /** Everything that is subscribed to, as the venue lists it after each request. */
  list(): object {
    const channels = [...this.#ids].map(([name, ids]) => ({
      name,
      product_ids: isByProduct(name) ? [...ids] : [],
      account_ids: name === 'balance' ? [...ids] : null,
    }))
    return { type: 'subscriptions', channels }
  }

  #add({ channel, ids }: Wanted): Wanted {
    const known = this.#ids.get(channel) ?? new Set()
    const fresh = ids.filter(id => !known.has(id))
    for (const id of fresh) known.add(id)
    this.#ids.set(channel, known)
    return { channel, ids: fresh }
  }

  /** Without ids the whole channel goes. */
  #remove({ channel, ids }: Wanted): void {
    const known = this.#ids.get(channel)
    for (const id of ids) known?.delete(id)
    if (ids.length === 0 || known?.size === 0) this.#ids.delete(channel)
  }
}
