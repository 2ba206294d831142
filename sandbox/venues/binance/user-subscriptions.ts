import { Refusal } from './errors.ts'
import type { UserStream } from './user-stream.ts'

const mostPerConnection = 65_535

/** The subscriptions of one connection to its account's events: one at a time. */
export class UserSubscriptions {
  readonly #users: UserStream
  readonly #send: (message: object) => void
  #active: { readonly id: number; readonly end: () => void } | undefined
  #made = 0

  constructor(users: UserStream, send: (message: object) => void) {
    this.#users = users
    this.#send = send
  }

  get active(): readonly number[] {
    return this.#active ? [this.#active.id] : []
  }

  begin(): number {
    if (this.#active) throw new Refusal(-2035, 'User Data Stream subscription already active.')
    if (this.#made >= mostPerConnection) {
      throw new Refusal(-2042, 'User Data Stream subscription limit exceeded.')
    }
    const subscriptionId = this.#made
    this.#made += 1
    const end = this.#users.subscribe(event => this.#send({ subscriptionId, event }))
    this.#active = { id: subscriptionId, end }
    return subscriptionId
  }

  /** Ends a subscription, or all without an id; tells the stream's end as its last event. */
  end(id: number | undefined, nowMs: number): void {
    const active = this.#active
    if (!active || (id !== undefined && id !== active.id)) {
      throw new Refusal(-2036, 'User Data Stream subscription not active.')
    }
    this.close()
    this.#send({ subscriptionId: active.id, event: { e: 'eventStreamTerminated', E: nowMs } })
  }

  close(): void {
    this.#active?.end()
    this.#active = undefined
  }
}
