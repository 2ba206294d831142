import type { Lever } from './lever.ts'
import { readSymbol, type Listed } from './symbols.ts'

/** Loses the next updates of a symbol's book, so that whoever follows it has a gap. */
export class DropBookUpdate implements Lever {
  readonly #listed: Listed
  #symbol = ''
  #left = 0
  #dropped = 0

  constructor(listed: Listed) {
    this.#listed = listed
  }

  readonly answers: Lever['answers'] = {
    PUT: body => {
      const symbol = readSymbol(body, this.#listed)
      const count = body.count()
      body.finish()
      this.#left = count
      this.#symbol = symbol
      this.#dropped = 0
      return this.#told()
    },
    GET: () => this.#told(),
    DELETE: () => {
      this.reset()
      return this.#told()
    },
  }

  get isOn(): boolean {
    return this.#left > 0
  }

  /** Whether an update of this symbol's book is lost, which then counts. */
  take(symbol: string): boolean {
    if (this.#left === 0 || symbol !== this.#symbol) return false
    this.#left -= 1
    this.#dropped += 1
    return true
  }

  reset(): void {
    this.#left = 0
  }

  #told(): object {
    return { symbol: this.#symbol, left: this.#left, dropped: this.#dropped }
  }
}
