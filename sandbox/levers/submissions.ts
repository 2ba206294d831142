import type { Lever } from './lever.ts'

/** Counts the requests that would place an order, whatever becomes of them; nothing needs to be switched on. */
export class Submissions implements Lever {
  #count = 0

  readonly answers: Lever['answers'] = { GET: () => ({ count: this.#count }) }

  note(): void {
    this.#count += 1
  }

  reset(): void {
    this.#count = 0
  }
}
