import { floorTo, one } from './matching/scaled.ts'
import type { MatchingEngine, NewOrder, Order } from './matching/types.ts'
import type { VenueName } from './venues/registry.ts'

/** `r0badcafe-trade1-1`, as a run's order is named at each venue; of Coinbase Exchange a UUID that says the same. */
const names = {
  binance: 'r0badcafe-trade1-1',
  coinbase: '5250e81a-9c58-4da3-942f-4506f487bfbf',
  kraken: 'r0badcafe-trade1-1',
} as const satisfies Record<VenueName, string>

interface Place {
  readonly venue: VenueName
  readonly account: string
  readonly symbol: string
}

/** An order that a readiness run has left in an account: a small buy far below the market. */
export class LeftoverOrder {
  readonly #engine: MatchingEngine
  readonly #place: Place
  #open: Order | undefined

  constructor(engine: MatchingEngine, place: Place) {
    this.#engine = engine
    this.#place = place
  }

  /** Places the order, or takes it away; nothing where that is done already. */
  show(isOn: boolean): void {
    if (isOn === (this.#open !== undefined)) return
    if (this.#open) this.#engine.cancel(this.#open.symbol, this.#open.id)
    this.#open = isOn ? this.#placed() : undefined
  }

  #placed(): Order {
    const submitted = this.#engine.submit(this.#terms())
    if (submitted.accepted) return submitted.order
    throw new RangeError(
      `a leftover order must be taken, was refused: ${submitted.rejection.reason}`,
    )
  }

  #terms(): NewOrder {
    const { venue, account, symbol } = this.#place
    const instrument = this.#engine.instruments.get(symbol)
    const [bid] = this.#engine.bestBid(symbol) ?? []
    if (!instrument || bid === undefined)
      throw new RangeError(`${symbol} must have a market with bids, has none`)
    const { tickSize, lotSize, minQuantity, minNotional } = instrument
    const price = floorTo((bid * 4n) / 5n, tickSize)
    const worth = floorTo((minNotional * one) / price, lotSize) + lotSize
    return {
      account,
      symbol,
      clientOrderId: names[venue],
      side: 'buy',
      kind: 'limit',
      price,
      quantity: worth > minQuantity ? worth : minQuantity,
      timeInForce: 'GTC',
      postOnly: false,
      selfTradePrevention: 'none',
    }
  }
}
