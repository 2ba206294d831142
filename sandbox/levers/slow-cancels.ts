import type { Lever } from './lever.ts'

/** Lets cancels wait before the venue takes them in. */
export class SlowCancels implements Lever {
  ms = 0

  readonly answers: Lever['answers'] = {
    PUT: body => {
      const ms = body.ms('ms')
      body.finish()
      this.ms = ms
      return this.#told()
    },
    GET: () => this.#told(),
    DELETE: () => {
      this.reset()
      return this.#told()
    },
  }

  reset(): void {
    this.ms = 0
  }

  #told(): object {
    return { ms: this.ms }
  }
}
