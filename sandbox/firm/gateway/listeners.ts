import type { GatewayEvent } from './port.ts'

/** Whoever hears what a gateway tells. */
export class Listeners {
  readonly #listeners = new Set<(event: GatewayEvent) => void>()

  add(listener: (event: GatewayEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tell(event: GatewayEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
