import type { Lever } from './lever.ts'

/** A lever that acts on the next few of something, and is then off again. */
export class Countdown implements Lever {
  #left = 0
  #acted = 0

  readonly answers: Lever['answers'] = {
    PUT: body => {
      const count = body.count()
      body.finish()
      this.#left = count
      this.#acted = 0
      return this.#told()
    },
    GET: () => this.#told(),
    DELETE: () => {
      this.reset()
      return this.#told()
    },
  }

  /** Whether it acts on this one, which then counts. */
  take(): boolean {
    if (this.#left === 0) return false
    this.#left -= 1
    this.#acted += 1
    return true
  }

  get isOn(): boolean {
    return this.#left > 0
  }

  reset(): void {
    this.#left = 0
  }

  #told(): object {
    return { left: this.#left, acted: this.#acted }
  }
}
