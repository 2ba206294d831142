import { pause } from '../pause.ts'

/**
 * Lets what concerns an order wait, and keeps its order: whatever comes while something waits goes after it. Nothing waits
 * in a firm that has its virtues, and what need not wait is done at once.
 */
export class Turns {
  readonly #ending: AbortSignal
  readonly #last = new Map<string, Promise<void>>()

  constructor(ending: AbortSignal) {
    this.#ending = ending
  }

  take(key: string, waitMs: number, act: () => void): void {
    const before = this.#last.get(key)
    if (before === undefined && waitMs <= 0) return act()
    const untilMs = Date.now() + waitMs
    const turn = (async () => {
      await before
      const goesOn = await pause(Math.max(0, untilMs - Date.now()), this.#ending)
      if (goesOn) act()
    })()
    this.#last.set(key, turn)
    void turn.finally(() => {
      if (this.#last.get(key) === turn) this.#last.delete(key)
    })
  }
}
