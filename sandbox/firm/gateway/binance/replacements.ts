import type { GatewayEvent } from '../port.ts'

/**
 * A cancel-replace ends one order and begins another under the same client order id. That end is told only if nothing
 * took the order's place: otherwise whoever keeps orders would hear that a living order is canceled.
 */
export class Replacements {
  readonly #tell: (event: GatewayEvent) => void
  /** By the venue's id of the order that is replaced: its end, once it is told. */
  readonly #underway = new Map<string, GatewayEvent | undefined>()
  readonly #replaced = new Set<string>()

  constructor(tell: (event: GatewayEvent) => void) {
    this.#tell = tell
  }

  hear(event: GatewayEvent): void {
    if (event.kind === 'order' && event.report.state === 'canceled') {
      const { venueOrderId } = event.report
      if (this.#replaced.delete(venueOrderId)) return
      if (this.#underway.has(venueOrderId)) {
        this.#underway.set(venueOrderId, event)
        return
      }
    }
    this.#tell(event)
  }

  begin(venueOrderId: string): void {
    this.#underway.set(venueOrderId, undefined)
  }

  end(venueOrderId: string, wasReplaced: boolean): void {
    const ended = this.#underway.get(venueOrderId)
    this.#underway.delete(venueOrderId)
    if (ended && !wasReplaced) this.#tell(ended)
    if (!ended && wasReplaced) this.#replaced.add(venueOrderId)
  }
}
