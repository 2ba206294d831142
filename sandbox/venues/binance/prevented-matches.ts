import type { EngineEvent, MatchingEngine, Order, Scaled } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { decimal } from './decimals.ts'

/** One trade of the account with itself that was prevented. */
export interface PreventedMatch {
  readonly id: number
  readonly taker: Order
  readonly maker: Order
  readonly mode: string
  readonly price: Scaled
  readonly timeMs: number
  makerQuantity: Scaled
  takerQuantity: Scaled
}

/** Learns from the engine's events which of the account's orders met; the engine tells each order apart. */
export class PreventedMatches {
  readonly #engine: MatchingEngine
  readonly #account: string
  #matches: PreventedMatch[] = []
  #aggressor: Order | undefined
  #lastId = 0

  constructor({ engine, account }: Pick<VenueContext, 'engine' | 'account'>) {
    this.#engine = engine
    this.#account = account
  }

  /** The match that an event belongs to, when it is one of prevention. */
  hear(event: EngineEvent, modeOf: (order: Order) => string): PreventedMatch | undefined {
    if (!('order' in event) || event.order.account !== this.#account) return undefined
    if (event.type === 'accepted' || event.type === 'triggered') this.#aggressor = event.order
    if (event.type !== 'prevented' || !this.#aggressor) return undefined
    const { order, quantity } = event
    const taker = this.#aggressor
    const match = this.#continued(order, taker) ?? this.#begun(order, taker, modeOf(taker))
    if (order.id === taker.id) match.takerQuantity += quantity
    else match.makerQuantity += quantity
    return match
  }

  of(symbol: string): readonly PreventedMatch[] {
    return this.#matches.filter(({ taker }) => taker.symbol === symbol)
  }

  reset(): void {
    this.#matches = []
    this.#aggressor = undefined
  }

  /** The taker is told of after its maker: both belong to one match. */
  #continued(order: Order, taker: Order): PreventedMatch | undefined {
    const last = this.#matches.at(-1)
    const continues =
      order.id === taker.id && last?.taker.id === taker.id && last.takerQuantity === 0n
    return continues ? last : undefined
  }

  #begun(order: Order, taker: Order, mode: string): PreventedMatch {
    this.#lastId += 1
    const maker = order.id === taker.id ? this.#firstOpposite(taker) : order
    const match = {
      id: this.#lastId,
      taker,
      maker,
      mode,
      price: maker.price,
      timeMs: order.updatedMs,
      makerQuantity: 0n,
      takerQuantity: 0n,
    }
    this.#matches.push(match)
    return match
  }

  /** When only the taker ends, the maker is the best of the account's orders against it. */
  #firstOpposite(taker: Order): Order {
    const best = this.#engine
      .openOrders(taker.account, taker.symbol)
      .filter(({ side, workingMs }) => side !== taker.side && workingMs !== undefined)
      .sort((left, right) =>
        left.price === right.price
          ? left.id - right.id
          : left.price < right.price === (taker.side === 'buy')
            ? -1
            : 1,
      )[0]
    return best ?? taker
  }
}

/** A prevented match as the account's history tells it. */
export const preventedMatchShape = (match: PreventedMatch): object => ({
  symbol: match.taker.symbol,
  preventedMatchId: match.id,
  takerOrderId: match.taker.id,
  makerSymbol: match.maker.symbol,
  makerOrderId: match.maker.id,
  tradeGroupId: 1,
  selfTradePreventionMode: match.mode,
  price: decimal(match.price),
  ...(match.makerQuantity === 0n ? {} : { makerPreventedQuantity: decimal(match.makerQuantity) }),
  ...(match.takerQuantity === 0n || match.makerQuantity > 0n
    ? {}
    : { takerPreventedQuantity: decimal(match.takerQuantity) }),
  transactTime: match.timeMs,
})
