import {
  add,
  decimalOf,
  divide,
  multiply,
  negated,
  rational,
  signOfRational,
  subtract,
  zero,
  type Rational,
} from '../rational.ts'
import type { Side } from './side.ts'

/** One trade in an instrument; decimals as text. */
export interface Fill {
  readonly side: Side
  readonly quantity: string
  readonly price: string
  /** Below zero for a rebate. */
  readonly feeAmount?: string | undefined
  readonly feeCurrency?: string | undefined
}

/** What the fills in one instrument add up to; decimals as text. */
export interface FilledPosition {
  /** In units of the instrument, exact; short is below zero. */
  readonly quantity: string
  /** Mean entry price of what is held now, in quote units; undefined when flat. */
  readonly averagePrice: string | undefined
  /** Earned by what was closed, in quote units, without fees. */
  readonly realised: string
  /** Paid by currency, exact; below zero where rebates were larger. */
  readonly fees: ReadonlyMap<string, string>
}

/** Decimal places of what need not end: average prices, and profits at them. */
const places = 18

interface Book {
  /** Signed. */
  readonly quantity: Rational
  /** What `quantity` cost: signed, quantity times average price. */
  readonly cost: Rational
  readonly realised: Rational
}

/**
 * Position of the fills in one instrument, in their order, at average cost: a fill that adds to the position moves the
 * average price, one that reduces it realises side · (price − average) on what it closes, and one beyond zero opens the
 * rest at its own price. Everything is computed in exact fractions; only the average price and the realised profit are
 * rounded at the end, half to even at 18 places. No fills are a flat position, which is no proof of one.
 * Throws `RangeError` on a quantity that is not above zero, on what is no decimal, and on a fee without a currency.
 */
export function positionOf(fills: readonly Fill[]): FilledPosition {
  const flat: Book = { quantity: zero, cost: zero, realised: zero }
  const { quantity, cost, realised } = fills.reduce(withFill, flat)
  return {
    quantity: decimalOf(quantity, places),
    averagePrice:
      signOfRational(quantity) === 0 ? undefined : decimalOf(divide(cost, quantity), places),
    realised: decimalOf(realised, places),
    fees: feesOf(fills),
  }
}

function withFill(book: Book, fill: Fill): Book {
  const size = rational(fill.quantity)
  if (signOfRational(size) <= 0)
    throw new RangeError(`a fill must have a quantity above 0, was ${fill.quantity}`)
  const price = rational(fill.price)
  const traded = fill.side === 'buy' ? size : negated(size)
  const { quantity, cost, realised } = book
  const total = add(quantity, traded)
  const isAdding = signOfRational(quantity) * signOfRational(traded) >= 0
  if (isAdding) return { quantity: total, cost: add(cost, multiply(traded, price)), realised }

  const isBeyond = signOfRational(total) === signOfRational(traded)
  const closed = isBeyond ? negated(quantity) : traded
  const average = divide(cost, quantity)
  const earned = multiply(negated(closed), subtract(price, average))
  return {
    quantity: total,
    cost: multiply(total, isBeyond ? price : average),
    realised: add(realised, earned),
  }
}

function feesOf(fills: readonly Fill[]): ReadonlyMap<string, string> {
  const fees = new Map<string, Rational>()
  for (const { feeAmount, feeCurrency } of fills) {
    if (feeAmount === undefined) continue
    if (feeCurrency === undefined)
      throw new RangeError(`a fee must have a currency, one of ${feeAmount} had none`)
    fees.set(feeCurrency, add(fees.get(feeCurrency) ?? zero, rational(feeAmount)))
  }
  return new Map([...fees].map(([currency, fee]) => [currency, decimalOf(fee, places)]))
}
