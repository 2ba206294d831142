/** Numbers that only rise, also over a restart: the time in microseconds, or one more than the last. */
export class Nonces {
  #last = 0n

  next(): string {
    const now = BigInt(Date.now()) * 1000n
    this.#last = now > this.#last ? now : this.#last + 1n
    return String(this.#last)
  }
}
