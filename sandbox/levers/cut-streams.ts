import type { StreamKind } from '../venues/dialect.ts'
import type { Lever } from './lever.ts'
import type { StreamGuard } from './stream-guard.ts'

/** A connection that was tried since streams were cut. */
interface Attempt {
  readonly atMs: number
  readonly path: string
  readonly refused: boolean
}

const mostRemembered = 10_000

/** Destroys open WebSockets without a word, and lets nobody back in for a time if so wished. */
export class CutStreams implements Lever {
  readonly #now: () => number
  readonly #guards: ReadonlySet<StreamGuard>
  #which: StreamKind | 'all' = 'all'
  #untilMs = 0
  #isCounting = false
  #attempts: Attempt[] = []

  constructor(now: () => number, guards: ReadonlySet<StreamGuard>) {
    this.#now = now
    this.#guards = guards
  }

  readonly answers: Lever['answers'] = {
    PUT: body => {
      const which = body.choice('which', ['market', 'private', 'all'] as const)
      const forMs = body.optionalMs('refuseForMs') ?? 0
      body.finish()
      this.#which = which
      this.#untilMs = this.#now() + forMs
      this.#attempts = []
      this.#isCounting = true
      const cut = [...this.#guards].filter(guard => which === 'all' || guard.carries(which))
      for (const guard of cut) guard.cut()
      return { ...this.#told(), cut: cut.length }
    },
    GET: () => this.#told(),
    DELETE: () => {
      this.reset()
      return this.#told()
    },
  }

  /** Notes a connection that is tried; true when it must be refused. What carries anything, or may, counts as either kind. */
  refuses(path: string, carried: readonly StreamKind[]): boolean {
    if (!this.#isCounting) return false
    const which = this.#which
    const isMeant = which === 'all' || carried.length === 0 || carried.includes(which)
    if (!isMeant) return false
    const atMs = this.#now()
    const refused = atMs < this.#untilMs
    if (this.#attempts.length < mostRemembered) this.#attempts.push({ atMs, path, refused })
    return refused
  }

  /** What was counted stays readable. */
  reset(): void {
    this.#untilMs = 0
    this.#isCounting = false
  }

  #told(): object {
    const remainingMs = Math.max(0, this.#untilMs - this.#now())
    return {
      active: remainingMs > 0,
      remainingMs,
      open: this.#guards.size,
      attempts: this.#attempts,
    }
  }
}
