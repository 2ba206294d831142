import type { ActiveFaults } from './venue.ts'

/** What a fault makes of a request before it is handled. */
export type Mishap = 'hang' | 'bad-gateway' | 'throttle'

const throttledOneIn = 10
const slowOneIn = 40
const failedOneIn = 83
const failedOneInTwin = 125

/** The faults of REST: counted over all requests, so that every client is hit alike. */
export class RestFaults {
  readonly #faults: ActiveFaults
  #requests = 0

  constructor(faults: ActiveFaults) {
    this.#faults = faults
  }

  /** Counts a request and says what goes wrong with it and how long its answer is delayed. */
  next(): { readonly mishap: Mishap | undefined; readonly delayMs: number } {
    this.#requests += 1
    return { mishap: this.#mishap(), delayMs: this.#delayMs() }
  }

  /** Half of an answer, under the fault that cuts answers short. */
  cut(body: string): string {
    return this.#faults.has('truncated-answers') ? body.slice(0, Math.ceil(body.length / 2)) : body
  }

  get cuts(): boolean {
    return this.#faults.has('truncated-answers')
  }

  reset(): void {
    this.#requests = 0
  }

  #mishap(): Mishap | undefined {
    const faults = this.#faults
    if (faults.has('hanging-rest')) return 'hang'
    if (faults.has('flaky-rest') && this.#isOneIn(failedOneIn)) return 'bad-gateway'
    if (faults.has('flaky-rest-twin') && this.#isOneIn(failedOneInTwin)) return 'bad-gateway'
    if (faults.has('throttled') && this.#isOneIn(throttledOneIn)) return 'throttle'
    return undefined
  }

  #delayMs(): number {
    const all = this.#faults.magnitude('slow-rest', 'slow-rest-twin') ?? 0
    const tail = this.#faults.magnitude('slow-rest-tail', 'slow-rest-tail-twin') ?? 0
    return this.#isOneIn(slowOneIn) ? Math.max(all, tail) : all
  }

  #isOneIn(count: number): boolean {
    return this.#requests % count === 0
  }
}
