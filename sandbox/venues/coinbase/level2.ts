import type { EngineEvent, Scaled, Side } from '../../matching/types.ts'
import { crossingBid, isFrozen, isTold, statedMs } from '../feed-faults.ts'
import type { VenueContext } from '../venue.ts'
import { eight, inStepsOf } from './decimals.ts'
import { isoText } from './instants.ts'

type LevelEvent = Extract<EngineEvent, { type: 'level' }>

/** Of the updates of a product, one in this many is lost under the fault that drops them. */
const droppedOneIn = 5

interface Changes {
  readonly buy: Map<Scaled, Scaled>
  readonly sell: Map<Scaled, Scaled>
}

/** Collects how the levels of the books change until they are told; updates have no sequence numbers. */
export class Level2 {
  readonly #context: VenueContext
  readonly #changes = new Map<string, Changes>()
  readonly #sent = new Map<string, number>()
  #updates = 0

  constructor(context: VenueContext) {
    this.#context = context
  }

  add({ symbol, side, price, quantity }: LevelEvent): void {
    let changes = this.#changes.get(symbol)
    if (!changes) {
      changes = { buy: new Map(), sell: new Map() }
      this.#changes.set(symbol, changes)
    }
    changes[side].set(price, quantity)
  }

  /** One message for each product in which something changed; begins anew. */
  take(): readonly (readonly [symbol: string, text: string])[] {
    const messages = [...this.#changes].map(
      ([symbol, changes]) => [symbol, this.#update(symbol, changes)] as const,
    )
    this.#changes.clear()
    return messages.filter(([symbol]) => !isFrozen(this.#context, symbol) && !this.#loses(symbol))
  }

  /** The whole book, which a subscription begins with. */
  snapshot(symbol: string): string {
    const { engine, now } = this.#context
    const { bids, asks } = engine.book(symbol, Number.MAX_SAFE_INTEGER)
    const row = ([price, quantity]: readonly [Scaled, Scaled]) => [
      this.#price(symbol, price),
      eight(quantity),
    ]
    return JSON.stringify({
      type: 'snapshot',
      product_id: symbol,
      asks: asks.map(row),
      bids: bids.map(row),
      time: isoText(now()),
    })
  }

  reset(): void {
    this.#sent.clear()
  }

  #update(symbol: string, changes: Changes): string {
    const crossing = crossingBid(this.#context, symbol)
    const row = (side: Side, [price, quantity]: readonly [Scaled, Scaled]) => [
      side,
      this.#price(symbol, price),
      eight(quantity),
    ]
    const rows = (side: Side) =>
      [...changes[side]]
        .filter(level => isTold(this.#context, symbol, level))
        .map(level => row(side, level))
    return JSON.stringify({
      type: 'l2update',
      product_id: symbol,
      changes: [...(crossing ? [row('buy', crossing)] : []), ...rows('buy'), ...rows('sell')],
      time: isoText(statedMs(this.#context, ++this.#updates)),
    })
  }

  #loses(symbol: string): boolean {
    if (!this.#context.faults.has('dropped-delta')) return false
    const sent = (this.#sent.get(symbol) ?? 0) + 1
    this.#sent.set(symbol, sent)
    return sent % droppedOneIn === 0
  }

  #price(symbol: string, price: Scaled): string {
    return inStepsOf(this.#context.engine.instruments.get(symbol)?.tickSize ?? 1n, price)
  }
}
