/**
 * Lets requests go one after the other, so that their nonces arrive in order over whichever connection: each waits for the
 * answer to the one before, but not longer than a while.
 */
export class Turns {
  readonly #longestMs: number
  #last: Promise<unknown> = Promise.resolve()

  constructor(longestMs: number) {
    this.#longestMs = longestMs
  }

  /** Runs when it is its turn; its own turn lasts until `act` settles. */
  async take<T>(act: () => Promise<T>): Promise<T> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    const impatient = setTimeout(resolve, this.#longestMs)
    try {
      return await act()
    } finally {
      clearTimeout(impatient)
      resolve()
    }
  }
}
