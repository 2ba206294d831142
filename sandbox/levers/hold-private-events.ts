import type { Lever } from './lever.ts'
import type { StreamGuard } from './stream-guard.ts'

interface Held {
  readonly guard: StreamGuard
  readonly text: string
}

const mostHeld = 100_000

/** Holds back what private streams would tell, until it is released: late, and if so wished in another order or twice. */
export class HoldPrivateEvents implements Lever {
  isOn = false
  #held: Held[] = []

  readonly answers: Lever['answers'] = {
    PUT: body => {
      body.finish()
      this.isOn = true
      return this.#told()
    },
    GET: () => this.#told(),
    'POST release': body => {
      const order = body.optionalChoice('order', ['same', 'reversed'] as const) ?? 'same'
      const copies = body.optionalChoice('copies', [1, 2] as const) ?? 1
      body.finish()
      const released = this.#held.length
      this.#release(order, copies)
      return { ...this.#told(), released }
    },
    DELETE: () => {
      this.reset()
      return this.#told()
    },
  }

  hold(held: Held): void {
    if (this.#held.length < mostHeld) this.#held.push(held)
  }

  /** What belonged to a connection that ended is told to nobody. */
  forget(guard: StreamGuard): void {
    this.#held = this.#held.filter(held => held.guard !== guard)
  }

  /** Tells what was held, as if it had only been slow. */
  reset(): void {
    this.#release('same', 1)
  }

  #release(order: 'same' | 'reversed', copies: number): void {
    this.isOn = false
    const held = order === 'same' ? this.#held : this.#held.toReversed()
    this.#held = []
    for (const [guard, own] of Map.groupBy(held, each => each.guard)) {
      guard.deliver(own.flatMap(({ text }) => Array.from({ length: copies }, () => text)))
    }
  }

  #told(): object {
    return { active: this.isOn, held: this.#held.length }
  }
}
