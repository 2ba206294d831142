import type { EngineEvent } from './types.ts'

type Listener = (event: EngineEvent) => void

/**
 * Delivers events while they happen, so that a listener reads orders and balances as of that moment. A listener may read
 * the engine but not command it; what a listener throws is thrown to the caller once the engine has finished its work.
 */
export class EventBus {
  #listeners: readonly Listener[] = []
  readonly #errors: unknown[] = []
  #busy = false

  get hasListeners(): boolean {
    return this.#listeners.length > 0
  }

  subscribe(listener: Listener): () => void {
    const own: Listener = event => listener(event)
    this.#listeners = [...this.#listeners, own]
    return () => {
      this.#listeners = this.#listeners.filter(other => other !== own)
    }
  }

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        this.#errors.push(error)
      }
    }
  }

  /** Begins a command; a listener that gives one in the middle of another would see half of it. */
  begin(): void {
    if (this.#busy) {
      throw new Error(
        'commands must not be given from within an event; queue it until the call ends',
      )
    }
    this.#busy = true
  }

  end(): void {
    this.#busy = false
    if (this.#errors.length === 0) return
    const [error, ...others] = this.#errors.splice(0)
    throw others.length === 0 ? error : new AggregateError([error, ...others], 'listeners threw')
  }
}
