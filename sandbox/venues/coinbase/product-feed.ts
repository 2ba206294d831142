import { randomUUID } from 'node:crypto'
import type { EngineEvent, Order, Scaled, Side, Trade } from '../../matching/types.ts'
import { clientOidOf } from './client-oid.ts'
import {
  activateBody,
  changeBody,
  doneBody,
  doneReasonOf,
  houseReceivedBody,
  marketDoneBody,
  matchBody,
  openBody,
  receivedBody,
  remainingOf,
  type DoneReason,
} from './feed-bodies.ts'
import type { FeedBody } from './feed-message.ts'
import { FeedTeller, type FeedSurroundings } from './feed-teller.ts'
import { HouseOrders } from './house-orders.ts'
import { isMarket, isOpen, isWaiting } from './order-words.ts'
import { ownMatchFields } from './own-match-fields.ts'
import { houseOrder, RestingBook, type RestingOrder } from './resting-book.ts'

/** Events about one product. */
export type ProductEvent = Exclude<EngineEvent, { type: 'balance' }>
type EventOf<T extends EngineEvent['type']> = Extract<EngineEvent, { type: T }>

/** The last match of a product, as the ticker and a new subscriber hear of it. */
export interface LastMatch {
  readonly trade: Trade
  readonly body: FeedBody
  readonly sequence: number
}

/** Turns what the engine does in one product into messages about orders, and keeps the book that they lead to. */
export class ProductFeed {
  readonly #symbol: string
  readonly #around: FeedSurroundings
  readonly #book: RestingBook
  readonly #teller: FeedTeller
  readonly #house: HouseOrders
  #lastMatch: LastMatch | undefined
  /** The client's order that was taken in last: if a level gains something then, it may be this order that rests. */
  #arrived: Order | undefined

  constructor(symbol: string, around: FeedSurroundings) {
    this.#symbol = symbol
    this.#around = around
    this.#book = new RestingBook(around.context.engine, symbol)
    this.#teller = new FeedTeller(symbol, around)
    this.#house = new HouseOrders(this.#book, this.#teller)
  }

  /** The number of the last message that everybody was told. */
  get sequence(): number {
    return this.#teller.sequence
  }

  /** The orders of each side, best price first and then oldest first. */
  orders(): Record<Side, readonly RestingOrder[]> {
    return this.#book.orders(this.#around.context.engine)
  }

  /** How many orders stand at a price. */
  count(side: Side, price: Scaled): number {
    return this.#book.queue(side, price).length
  }

  /** Undefined as long as nothing has ever traded. */
  get lastMatch(): LastMatch | undefined {
    const [trade] = this.#around.context.engine.recentTrades(this.#symbol, 1)
    if (this.#lastMatch || !trade) return this.#lastMatch
    const content = matchBody(trade, { maker: randomUUID(), taker: randomUUID() })
    const body = this.#teller.body('match', content, trade.timeMs)
    return (this.#lastMatch = { trade, body, sequence: this.sequence })
  }

  reset(): void {
    this.#teller.reset()
  }

  hear(event: ProductEvent): void {
    switch (event.type) {
      case 'accepted':
        return isWaiting(event.order) ? this.#activate(event.order) : this.#receive(event.order)
      case 'triggered':
        return this.#receive(event.order)
      case 'trade':
        return this.#match(event)
      case 'tape':
        return this.#report(event.trade)
      case 'canceled':
        return this.#cancel(event.order)
      case 'expired':
        return this.#finish(event.order)
      case 'prevented':
        return this.#prevent(event)
      case 'level':
        return this.#adjust(event)
    }
  }

  #activate(order: Order): void {
    const timestamp = (this.#around.context.now() / 1000).toFixed(6)
    const content = { timestamp, ...activateBody(this.#id(order), order) }
    this.#teller.tell('activate', content, { order, isPrivate: true })
  }

  #receive(order: Order): void {
    this.#arrived = order
    const oid = clientOidOf(order)
    const isOwn = order.account === this.#around.context.account
    const ownFields = isOwn ? { ...(oid !== undefined && { client_oid: oid }) } : undefined
    this.#teller.tell('received', receivedBody(this.#id(order), order), { ownFields })
  }

  /** A match, and the end of whichever order it completes. */
  #match({ trade, maker, taker, stoodAt = trade.price }: EventOf<'trade'>): void {
    const { price, quantity, takerSide } = trade
    const makerSide = takerSide === 'buy' ? 'sell' : 'buy'
    const making = maker
      ? this.#book.find(makerSide, price, this.#id(maker))
      : this.#house.maker(makerSide, stoodAt, quantity)
    if (maker && making) this.#house.standBehind(making)
    const taking = taker ? undefined : houseOrder(takerSide, price, quantity)
    if (taking) this.#teller.tell('received', houseReceivedBody(taking))
    this.#tellMatch(trade, {
      makerId: making?.id ?? randomUUID(),
      takerId: taker ? this.#id(taker) : (taking?.id ?? randomUUID()),
      maker,
      taker,
    })
    if (making) {
      making.remaining -= quantity
      if (making.remaining === 0n) this.#leave(making, { reason: 'filled' }, maker)
    }
    if (taking) this.#tellHouseFilled(taking)
    if (taker?.status === 'filled') this.#finish(taker)
  }

  /** A trade among others that the engine only reports: told as two orders of the house that meet. */
  #report(trade: Trade): void {
    const { price, quantity, takerSide } = trade
    const making = houseOrder(takerSide === 'buy' ? 'sell' : 'buy', price, quantity)
    const taking = houseOrder(takerSide, price, quantity)
    this.#teller.tell('received', houseReceivedBody(making))
    this.#teller.tell('open', openBody(making))
    this.#teller.tell('received', houseReceivedBody(taking))
    this.#tellMatch(trade, { makerId: making.id, takerId: taking.id })
    this.#tellHouseFilled(making)
    this.#tellHouseFilled(taking)
  }

  /** An order whose cancel the venue forgets stays in the book, and only its owner is told that it is done. */
  #cancel(order: Order): void {
    const live = this.#around.context.engine.order(order.id)
    if (!live || !isOpen(live)) return this.#finish(order)
    const claimed = { ...order, id: this.#id(order), remaining: remainingOf(order) }
    const body = doneBody(claimed, { reason: 'canceled' })
    this.#teller.tell('done', body, { order, isPrivate: true })
  }

  /** The end of an order that is closed; one that never worked is nobody's business but its owner's. */
  #finish(order: Order, remaining: Scaled = remainingOf(order)): void {
    const id = this.#id(order)
    const resting = this.#book.find(order.side, order.price, id)
    const reason = doneReasonOf(order)
    if (resting) return this.#leave(resting, reason, order)
    const body = isMarket(order)
      ? marketDoneBody(id, order.side, reason)
      : doneBody({ ...order, id, remaining }, reason)
    this.#teller.tell('done', body, { order, isPrivate: order.workingMs === undefined })
  }

  #leave(resting: RestingOrder, reason: DoneReason, order: Order | undefined): void {
    this.#book.remove(resting)
    this.#teller.tell('done', doneBody(resting, reason), { order })
  }

  #prevent({ order, quantity }: EventOf<'prevented'>): void {
    const id = this.#id(order)
    const resting = this.#book.find(order.side, order.price, id)
    if (!isOpen(order)) return this.#finish(order, quantity)
    if (resting) resting.remaining -= quantity
    if (order.quoteQuantity > 0n) return
    const to = remainingOf(order)
    const body = changeBody({ ...order, id }, { reason: 'STP', from: to + quantity, to })
    this.#teller.tell('change', body, { order })
  }

  /** What a level's total says beyond what is known already is a client's order that rests now, or the house. */
  #adjust({ side, price, quantity }: EventOf<'level'>): void {
    const difference = quantity - this.#book.total(side, price)
    if (difference < 0n) return this.#house.shrink(side, price, -difference)
    if (difference === 0n) return
    const order = this.#arrived
    const rests = order?.side === side && order.price === price && isOpen(order)
    const id = order && rests ? this.#id(order) : ''
    if (!rests || this.#book.find(side, price, id)) {
      return this.#house.grow(side, price, difference)
    }
    const resting = { id, side, price, isHouse: false, remaining: difference }
    this.#book.add(resting)
    this.#teller.tell('open', openBody(resting), { order })
  }

  #tellHouseFilled(order: RestingOrder): void {
    this.#teller.tell('done', doneBody({ ...order, remaining: 0n }, { reason: 'filled' }))
  }

  #tellMatch(trade: Trade, { makerId, takerId, maker, taker }: MatchParties): void {
    const ownFields = ownMatchFields(this.#around, { maker, taker })
    const content = matchBody(trade, { maker: makerId, taker: takerId })
    const body = this.#teller.tell('match', content, { ownFields, timeMs: trade.timeMs })
    this.#lastMatch = { trade, body, sequence: this.sequence }
  }

  #id(order: Order): string {
    return this.#around.ids.orderId(order.id)
  }
}

interface MatchParties {
  readonly makerId: string
  readonly takerId: string
  readonly maker?: Order | undefined
  readonly taker?: Order | undefined
}
