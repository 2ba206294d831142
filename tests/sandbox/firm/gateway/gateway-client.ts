import type { VenueEndpoint } from '../../../../sandbox/endpoints.ts'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import type { GatewayOptions } from '../../../../sandbox/firm/gateway/options.ts'
import type { Gateway, GatewayEvent, VenueOrder } from '../../../../sandbox/firm/gateway/port.ts'
import { gateways } from '../../../../sandbox/firm/gateway/table.ts'
import type { VenueName } from '../../../../sandbox/venues/registry.ts'

interface ClientOptions {
  readonly endpoint: VenueEndpoint
  readonly symbol: string
  readonly timeScale?: number
  readonly answerWithinMs?: number
  readonly certificateAuthority?: string | undefined
  /** Virtues that are switched off. */
  readonly lacks?: readonly FaultName[]
}

/** Makes a gateway and keeps what it tells, so that a test can look back as well as wait. */
export class GatewayClient {
  readonly gateway: Gateway
  readonly events: GatewayEvent[] = []
  readonly #symbol: string
  readonly #waiting = new Set<() => void>()

  constructor(name: VenueName, { endpoint, symbol, lacks = [], ...options }: ClientOptions) {
    const settings: GatewayOptions = {
      venue: { name, endpoint, symbols: [symbol] },
      timeScale: 0.01,
      answerWithinMs: 10_000,
      ...options,
      virtues: { has: fault => lacks.includes(fault), magnitude: () => undefined },
    }
    this.#symbol = symbol
    this.gateway = gateways[name](settings)
    this.gateway.listen(event => {
      this.events.push(event)
      for (const wake of this.#waiting) wake()
    })
  }

  /** A limit order to buy below the market, as long as nothing else is said. */
  order(id: string, terms: Partial<VenueOrder> = {}): VenueOrder {
    return {
      symbol: this.#symbol,
      side: 'buy',
      type: 'limit',
      quantity: '0.5',
      price: '1900',
      timeInForce: 'GTC',
      postOnly: false,
      venueClientOrderId: this.gateway.venueClientOrderId(id),
      ...terms,
    }
  }

  submit(id: string, terms: Partial<VenueOrder> = {}) {
    return this.gateway.submit(this.order(id, terms))
  }

  key(id: string) {
    const venueClientOrderId = this.gateway.venueClientOrderId(id)
    return { symbol: this.#symbol, venueClientOrderId }
  }

  /** What was told of an order, in short: `accepted 0`, `fill 0.5`, `filled 0.5`. */
  life(id: string): readonly string[] {
    const venueClientOrderId = this.gateway.venueClientOrderId(id)
    return this.events.flatMap(event => {
      if (event.kind === 'fill' && event.fill.venueClientOrderId === venueClientOrderId) {
        return [`fill ${event.fill.quantity}`]
      }
      return event.kind === 'order' && event.report.venueClientOrderId === venueClientOrderId
        ? [`${event.report.state} ${event.report.filledQuantity}`]
        : []
    })
  }

  count(kind: GatewayEvent['kind']): number {
    return this.events.filter(event => event.kind === kind).length
  }

  /** Resolves once it holds, looked at after each event. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>(resolve => {
        const wake = () => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }
}
