import { afterReading } from '../after-reading.ts'
import type { VenueContext } from '../venue.ts'

const longestSeconds = 86_400

/** Cancels everything unless the client says again and again that it is still there. */
export class DeadMan {
  readonly #context: VenueContext
  readonly #cancelAll: () => void
  #timer: NodeJS.Timeout | undefined

  constructor(context: VenueContext, cancelAll: () => void) {
    this.#context = context
    this.#cancelAll = cancelAll
  }

  static isTimeout(seconds: number): boolean {
    return Number.isInteger(seconds) && seconds >= 0 && seconds < longestSeconds
  }

  /** Arms the switch, or disarms it with 0; returns when it will go off. */
  arm(seconds: number): { readonly nowMs: number; readonly triggerMs: number | undefined } {
    this.clear()
    const nowMs = this.#context.now()
    if (seconds === 0) return { nowMs, triggerMs: undefined }
    const timer = setTimeout(() => afterReading(() => this.#goOff(timer)), seconds * 1000)
    this.#timer = timer.unref()
    return { nowMs, triggerMs: nowMs + seconds * 1000 }
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Unless it was armed anew or disarmed meanwhile. */
  #goOff(timer: NodeJS.Timeout): void {
    if (timer !== this.#timer) return
    this.#timer = undefined
    this.#cancelAll()
  }
}
