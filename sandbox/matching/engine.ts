import { activateReached } from './activation.ts'
import { refusal, type Lapses } from './admission.ts'
import { cancelOrder, clearClients, isReduction, reduceOrder } from './amending.ts'
import { Desk } from './desk.ts'
import { replacing, setHouseLevels } from './house-liquidity.ts'
import { fillResting } from './house-fill.ts'
import { houseAccount } from './house-slice.ts'
import { LiveOrder } from './live-order.ts'
import { relock } from './locking.ts'
import { Market } from './market.ts'
import type { Participant } from './participant.ts'
import { reportedTrade } from './tape.ts'
import { work } from './taking.ts'
import type {
  Balance,
  BookView,
  EngineEvent,
  FeeSchedule,
  FeesIn,
  Instrument,
  LevelChange,
  MatchingEngine,
  NewOrder,
  Order,
  Rejection,
  Scaled,
  Side,
  Submitted,
  Trade,
} from './types.ts'

/** What an engine is made with; a lapse lets the venue's faults break a rule of the engine while they are on. */
export interface EngineOptions {
  readonly now: () => number
  readonly fees?: FeeSchedule
  readonly feesIn?: FeesIn
  readonly lapses?: Lapses
}

/** A matching engine without instruments, accounts or orders yet. */
export function createEngine(options: EngineOptions): MatchingEngine {
  return new Engine(options)
}

const defaultFees: FeeSchedule = { maker: 100_000n, taker: 100_000n }
const refused = (rejection: Rejection): Submitted => ({ accepted: false, rejection })

class Engine implements MatchingEngine {
  readonly instruments = new Map<string, Instrument>()
  readonly #markets = new Map<string, Market>()
  readonly #desk: Desk
  readonly #lapses: Lapses
  #lastOrderId = 0

  constructor({ now, fees = defaultFees, feesIn = 'received', lapses = {} }: EngineOptions) {
    this.#desk = new Desk({ now, fees, feesIn, lapses })
    this.#lapses = lapses
  }

  list(instrument: Instrument): void {
    const market = this.#markets.get(instrument.symbol)
    if (market) market.relist(instrument)
    else this.#markets.set(instrument.symbol, new Market(instrument, this.#desk.feesIn))
    this.instruments.set(instrument.symbol, instrument)
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    return this.#desk.bus.subscribe(listener)
  }

  openAccount(account: string, balances: Readonly<Record<string, Scaled>>): void {
    if (account === houseAccount) {
      throw new RangeError(
        `an account must not be called ${houseAccount}, which is the house's name`,
      )
    }
    this.#desk.ledger.open(account, balances)
  }

  balance(account: string, asset: string): Balance {
    return this.#desk.ledger.balance(account, asset)
  }

  balances(account: string): ReadonlyMap<string, Balance> {
    return this.#desk.ledger.balances(account)
  }

  fees(account: string): FeeSchedule {
    this.#desk.ledger.balances(account)
    return this.#desk.fees
  }

  submit(order: NewOrder): Submitted {
    const market = this.#markets.get(order.symbol)
    if (!market) return refused({ reason: 'unknown-symbol' })
    const owner = market.participant(order.account, this.#desk.ledger)
    this.#desk.begin()
    try {
      const rejection = refusal(order, {
        market,
        owner,
        buyFeeRate: this.#desk.buyFeeRate,
        lapses: this.#lapses,
      })
      if (rejection) return refused(rejection)
      const id = this.#lastOrderId + 1
      const live = new LiveOrder(id, owner, { order, nowMs: this.#desk.nowMs })
      if (!relock(this.#desk, live)) return refused({ reason: 'insufficient-balance' })
      this.#lastOrderId = id
      return { accepted: true, order: live, trades: this.#accept(market, live) }
    } finally {
      this.#desk.end()
    }
  }

  cancel(symbol: string, orderId: number, cancelId?: string): Order | undefined {
    const market = this.#markets.get(symbol)
    const order = this.#openOrder(symbol, orderId)
    if (!market || !order) return undefined
    this.#desk.begin()
    try {
      if (order.level && this.#lapses.fillBeforeCancel?.(order)) {
        fillResting(this.#desk, market, { order, quantity: order.remaining })
        return undefined
      }
      return cancelOrder(this.#desk, { market, order, lapses: this.#lapses }, cancelId)
    } finally {
      this.#desk.end()
    }
  }

  fill(symbol: string, orderId: number, quantity?: Scaled): Order | undefined {
    const market = this.#markets.get(symbol)
    const order = this.#openOrder(symbol, orderId)
    const wanted = quantity ?? order?.remaining ?? 0n
    if (!market || !order?.level || wanted > order.remaining) return undefined
    this.#desk.begin()
    try {
      fillResting(this.#desk, market, { order, quantity: wanted })
      return order
    } finally {
      this.#desk.end()
    }
  }

  reduce(
    symbol: string,
    orderId: number,
    quantity: Scaled,
    clientOrderId?: string,
  ): Order | undefined {
    const market = this.#markets.get(symbol)
    const order = this.#openOrder(symbol, orderId)
    if (!market || !order) return undefined
    const reduction = { quantity, clientOrderId, lapses: this.#lapses }
    if (!isReduction(market, order, reduction)) return undefined
    this.#desk.begin()
    try {
      reduceOrder(this.#desk, market, { order, quantity, clientOrderId })
      return order
    } finally {
      this.#desk.end()
    }
  }

  order(orderId: number): Order | undefined {
    return this.#desk.orders.get(orderId)
  }

  orderByClientId(account: string, symbol: string, clientOrderId: string): Order | undefined {
    return this.#participant(account, symbol).byClientId(clientOrderId)
  }

  openOrders(account: string, symbol?: string): readonly Order[] {
    const symbols = symbol === undefined ? [...this.#markets.keys()] : [symbol]
    return symbols
      .flatMap(each => this.#participant(account, each).open())
      .sort((left, right) => left.id - right.id)
  }

  orders(account: string, symbol: string): readonly Order[] {
    const participant = this.#participant(account, symbol)
    const all = [...participant.closed.all(), ...participant.open()]
    return all.sort((left, right) => left.id - right.id)
  }

  trades(account: string, symbol: string): readonly Trade[] {
    return this.#participant(account, symbol).trades.latest()
  }

  applyLiquidity(symbol: string, changes: readonly LevelChange[]): void {
    const market = this.#market(symbol)
    if (market.instrument.status !== 'trading') return
    this.#desk.begin()
    try {
      setHouseLevels(this.#desk, market, changes)
      activateReached(this.#desk, market)
    } finally {
      this.#desk.end()
    }
  }

  replaceLiquidity(symbol: string, levels: readonly LevelChange[]): void {
    this.applyLiquidity(symbol, replacing(this.#market(symbol), levels))
  }

  report(symbol: string, reported: { price: Scaled; quantity: Scaled; takerSide: Side }): void {
    const market = this.#market(symbol)
    this.#desk.begin()
    try {
      const trade = reportedTrade(market, reported, this.#desk.nowMs)
      market.tape.record(trade)
      this.#desk.bus.emit({ type: 'tape', trade })
      market.triggers.reach(trade.price, this.#desk.reached)
      activateReached(this.#desk, market)
    } finally {
      this.#desk.end()
    }
  }

  book(symbol: string, depth: number): BookView {
    const { updateId, bids, asks } = this.#market(symbol)
    return { updateId, bids: bids.view(depth), asks: asks.view(depth) }
  }

  bestBid(symbol: string): readonly [price: Scaled, quantity: Scaled] | undefined {
    return this.#market(symbol).bids.view(1)[0]
  }

  bestAsk(symbol: string): readonly [price: Scaled, quantity: Scaled] | undefined {
    return this.#market(symbol).asks.view(1)[0]
  }

  recentTrades(symbol: string, limit: number): readonly Trade[] {
    return this.#market(symbol).tape.latest(limit)
  }

  reset(): void {
    this.#desk.begin()
    try {
      for (const market of this.#markets.values()) clearClients(this.#desk, market)
      this.#desk.orders.clear()
      this.#desk.restoreBalances()
    } finally {
      this.#desk.end()
    }
  }

  /** Takes an order in and lets it wait or work. */
  #accept(market: Market, order: LiveOrder): readonly Trade[] {
    const desk = this.#desk
    desk.orders.add(order)
    order.owner.add(order)
    if (desk.bus.hasListeners) desk.bus.emit({ type: 'accepted', order })
    if (order.waitsForTrigger) {
      market.triggers.add(order)
      return []
    }
    const trades = work(desk, market, order)
    activateReached(desk, market)
    return trades
  }

  #openOrder(symbol: string, orderId: number): LiveOrder | undefined {
    const order = this.#desk.orders.open(orderId)
    return order?.symbol === symbol ? order : undefined
  }

  #participant(account: string, symbol: string): Participant {
    return this.#market(symbol).participant(account, this.#desk.ledger)
  }

  #market(symbol: string): Market {
    const market = this.#markets.get(symbol)
    if (!market) {
      throw new RangeError(`a symbol must be listed before use, was not: ${symbol}`)
    }
    return market
  }
}
