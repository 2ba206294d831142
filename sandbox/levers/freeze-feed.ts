import type { Lever } from './lever.ts'
import { readSymbol, type Listed } from './symbols.ts'

/** Sends no market data of a symbol, while the connection and what keeps it alive go on. */
export class FreezeFeed implements Lever {
  readonly #listed: Listed
  readonly #symbols = new Set<string>()
  #withheld = 0

  constructor(listed: Listed) {
    this.#listed = listed
  }

  readonly answers: Lever['answers'] = {
    PUT: body => {
      const symbol = readSymbol(body, this.#listed)
      body.finish()
      this.#symbols.add(symbol)
      this.#withheld = 0
      return this.#told()
    },
    GET: () => this.#told(),
    DELETE: () => {
      this.reset()
      return this.#told()
    },
  }

  get isOn(): boolean {
    return this.#symbols.size > 0
  }

  /** Whether what is told of this symbol is withheld, which then counts. */
  take(symbol: string): boolean {
    if (!this.#symbols.has(symbol)) return false
    this.#withheld += 1
    return true
  }

  reset(): void {
    this.#symbols.clear()
  }

  #told(): object {
    return { symbols: [...this.#symbols], withheld: this.#withheld }
  }
}
