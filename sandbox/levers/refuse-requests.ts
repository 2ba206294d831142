import type { Throttle } from '../venues/dialect.ts'
import type { Lever } from './lever.ts'

/** A request that came while none was wanted. */
interface Arrival {
  readonly atMs: number
  /** Method and path, or the method of a frame. */
  readonly path: string
}

const mostRemembered = 10_000

/** Refuses every request for a time, as the venue does when it is asked too much, and remembers who asked all the same. */
export class RefuseRequests implements Lever {
  readonly #now: () => number
  #untilMs = 0
  #arrivals: Arrival[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  readonly answers: Lever['answers'] = {
    PUT: body => {
      const forMs = body.ms('forMs')
      body.finish()
      this.#arrivals = []
      this.#untilMs = this.#now() + forMs
      return this.#told()
    },
    GET: () => this.#told(),
    DELETE: () => {
      this.reset()
      return this.#told()
    },
  }

  /** Notes a request that came while none was wanted; undefined when they are. */
  refuse(path: string): Throttle | undefined {
    const nowMs = this.#now()
    if (nowMs >= this.#untilMs) return undefined
    if (this.#arrivals.length < mostRemembered) this.#arrivals.push({ atMs: nowMs, path })
    return { nowMs, untilMs: this.#untilMs }
  }

  /** What was counted stays readable. */
  reset(): void {
    this.#untilMs = 0
  }

  #told(): object {
    const remainingMs = Math.max(0, this.#untilMs - this.#now())
    return { active: remainingMs > 0, remainingMs, requests: this.#arrivals }
  }
}
