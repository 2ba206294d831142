import { isMarketKind, isTriggerKind } from './live-order.ts'
import { one, product } from './scaled.ts'
import type { Instrument, NewOrder, Rejection, Scaled } from './types.ts'

type Filter = Extract<Rejection, { reason: 'filter' }>['filter']

/** Prices sort as numbers; up to here every scaled price is exact as one. */
const greatestPrice = BigInt(Number.MAX_SAFE_INTEGER)

/** What the filters look at besides the order itself. */
export interface FilterState {
  readonly lastPrice: Scaled | undefined
  readonly openOrders: number
}

interface Bounds {
  readonly min: Scaled
  readonly max: Scaled
}

const unbounded: Bounds = { min: 0n, max: 0n }

/** The rules of one instrument, ready to be held against orders. */
export class Filters {
  readonly #instrument: Instrument
  /** Notional bounds as bare products of price and quantity, which spares a division for each order. */
  readonly #notional: Bounds
  /** The price that the bands were last worked out for, and the bands. */
  #reference: Scaled | undefined = undefined
  #bidBand = unbounded
  #askBand = unbounded

  constructor(instrument: Instrument) {
    const { minNotional, maxNotional } = instrument
    this.#instrument = instrument
    this.#notional = {
      min: minNotional * one,
      max: maxNotional === 0n ? 0n : (maxNotional + 1n) * one - 1n,
    }
  }

  /** The first rule that an order breaks. */
  brokenBy(order: NewOrder, state: FilterState): Filter | undefined {
    const { kind } = order
    if (!isMarketKind(kind) && !this.#keepsPrice(order.price)) return 'price'
    if (isTriggerKind(kind) && !this.#keepsPrice(order.triggerPrice)) return 'price'
    if (!this.#keepsQuantity(order)) return 'lot'
    if (!isMarketKind(kind) && !this.#keepsBand(order, state.lastPrice)) return 'price-band'
    if (!this.#keepsNotional(order, state.lastPrice)) return 'notional'
    const { maxOpenOrders } = this.#instrument
    const isFull = maxOpenOrders > 0 && state.openOrders >= maxOpenOrders
    return isFull && mayRest(order) ? 'open-orders' : undefined
  }

  /** Whether a quantity is one that the instrument trades in. */
  keepsLot(quantity: Scaled): boolean {
    const { lotSize, minQuantity, maxQuantity } = this.#instrument
    if (quantity <= 0n || !within(quantity, minQuantity, maxQuantity)) return false
    return lotSize === 0n || quantity % lotSize === 0n
  }

  #keepsPrice(price: Scaled | undefined): boolean {
    const { tickSize, minPrice, maxPrice } = this.#instrument
    if (price === undefined || price <= 0n || price > greatestPrice) return false
    if (!within(price, minPrice, maxPrice)) return false
    return tickSize === 0n || price % tickSize === 0n
  }

  #keepsQuantity({ kind, quantity, quoteQuantity }: NewOrder): boolean {
    if (quantity !== undefined) return this.keepsLot(quantity)
    return kind === 'market' && quoteQuantity !== undefined && quoteQuantity > 0n
  }

  #keepsBand({ price = 0n, side }: NewOrder, lastPrice: Scaled | undefined): boolean {
    const { priceBand } = this.#instrument
    if (!priceBand || lastPrice === undefined) return true
    if (lastPrice !== this.#reference) {
      const { bidUp, bidDown, askUp, askDown } = priceBand
      this.#reference = lastPrice
      this.#bidBand = { min: product(lastPrice, bidDown), max: product(lastPrice, bidUp) }
      this.#askBand = { min: product(lastPrice, askDown), max: product(lastPrice, askUp) }
    }
    const { min, max } = side === 'buy' ? this.#bidBand : this.#askBand
    return within(price, min, max)
  }

  /** Without a price of its own an order is worth what the trigger or last price says, and has no upper bound. */
  #keepsNotional(order: NewOrder, lastPrice: Scaled | undefined): boolean {
    const { quantity, quoteQuantity = 0n } = order
    const { min, max } = this.#notional
    if (!isMarketKind(order.kind)) return within((order.price ?? 0n) * (quantity ?? 0n), min, max)
    const price = order.triggerPrice ?? lastPrice
    if (quantity === undefined) return within(quoteQuantity * one, min, 0n)
    return price === undefined || within(price * quantity, min, 0n)
  }
}

/** Whether an amount lies within bounds of which each is off at 0n. */
function within(amount: Scaled, min: Scaled, max: Scaled): boolean {
  return amount >= min && (max === 0n || amount <= max)
}

/** Only an order that can stay open counts against the number of open orders. */
function mayRest({ kind, timeInForce }: NewOrder): boolean {
  return isTriggerKind(kind) || (kind === 'limit' && timeInForce === 'GTC')
}
