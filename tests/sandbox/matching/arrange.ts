import { createEngine, type EngineOptions } from '../../../sandbox/matching/engine.ts'
import type {
  EngineEvent,
  Instrument,
  LevelChange,
  MatchingEngine,
  NewOrder,
  Order,
  Scaled,
  Side,
  Submitted,
  Trade,
} from '../../../sandbox/matching/types.ts'

/** A decimal number as the engine counts it; exact for the few decimals that tests use. */
export const scaled = (amount: number): Scaled => BigInt(Math.round(amount * 1e8))

export const symbol = 'ETHUSDT'

/** An instrument with a tick of 0.01 and a lot of 0.001; every other rule is off. */
export const instrument: Instrument = {
  symbol,
  base: 'ETH',
  quote: 'USDT',
  status: 'trading',
  tickSize: scaled(0.01),
  minPrice: 0n,
  maxPrice: 0n,
  lotSize: scaled(0.001),
  minQuantity: 0n,
  maxQuantity: 0n,
  minNotional: 0n,
  maxNotional: 0n,
  maxOpenOrders: 0,
}

/** What alice, bob and carol are each opened with. */
export const opening = { ETH: scaled(100), USDT: scaled(100_000) }
export const accounts = ['alice', 'bob', 'carol'] as const

/** An engine with one instrument and three funded accounts; `events` fills as they happen. */
export interface Arranged {
  readonly engine: MatchingEngine
  readonly events: EngineEvent[]
  readonly clock: { nowMs: number }
  /** Submits a limit order, good till canceled, unless told otherwise; it must be accepted. */
  readonly place: (
    account: string,
    side: Side,
    terms: Terms,
  ) => { order: Order; trades: readonly Trade[] }
  readonly submit: (account: string, side: Side, terms: Terms) => Submitted
  readonly liquidity: (...levels: readonly [Side, price: number, quantity: number][]) => void
}

export type Terms = Partial<
  Omit<NewOrder, 'price' | 'quantity' | 'quoteQuantity' | 'triggerPrice'>
> & {
  readonly price?: number
  readonly quantity?: number
  readonly quoteQuantity?: number
  readonly triggerPrice?: number
}

export function arrange(
  rules: Partial<Instrument> = {},
  options: Partial<EngineOptions> = {},
  balances: Readonly<Record<string, Scaled>> = opening,
): Arranged {
  const clock = { nowMs: 1_000 }
  const engine = createEngine({ now: () => clock.nowMs, ...options })
  engine.list({ ...instrument, ...rules })
  for (const account of accounts) engine.openAccount(account, balances)
  const events: EngineEvent[] = []
  engine.subscribe(event => void events.push(event))
  let drawn = 0
  const submit = (account: string, side: Side, terms: Terms): Submitted =>
    engine.submit(newOrder(account, side, { clientOrderId: `id-${(drawn += 1)}`, ...terms }))
  return {
    engine,
    events,
    clock,
    submit,
    place: (account, side, terms) => {
      const submitted = submit(account, side, terms)
      if (!submitted.accepted) {
        throw new Error(`must be accepted, was refused: ${JSON.stringify(submitted.rejection)}`)
      }
      return submitted
    },
    liquidity: (...levels) => engine.applyLiquidity(symbol, levels.map(levelChange)),
  }
}

export const levelChange = ([side, price, quantity]: readonly [
  Side,
  number,
  number,
]): LevelChange => ({
  side,
  price: scaled(price),
  quantity: scaled(quantity),
})

export function newOrder(account: string, side: Side, terms: Terms): NewOrder {
  const amount = (value: number | undefined) => (value === undefined ? undefined : scaled(value))
  return {
    account,
    symbol,
    clientOrderId: 'id',
    side,
    kind: 'limit',
    timeInForce: 'GTC',
    postOnly: false,
    selfTradePrevention: 'none',
    ...terms,
    price: amount(terms.price),
    quantity: amount(terms.quantity),
    quoteQuantity: amount(terms.quoteQuantity),
    triggerPrice: amount(terms.triggerPrice),
  }
}

/** The best levels as plain numbers, best first. */
export function shownBook(engine: MatchingEngine): { bids: number[][]; asks: number[][] } {
  const plain = (levels: readonly (readonly Scaled[])[]) =>
    levels.map(level => level.map(Number).map(value => value / 1e8))
  const { bids, asks } = engine.book(symbol, 100)
  return { bids: plain(bids), asks: plain(asks) }
}

/** Trades as plain numbers: price and quantity. */
export const shownTrades = (trades: readonly Trade[]): number[][] =>
  trades.map(({ price, quantity }) => [Number(price) / 1e8, Number(quantity) / 1e8])
