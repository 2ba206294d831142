import { fillColumns } from './account.ts'
import { Rows } from './rows.ts'

/** Columns of the trades of a run. A trade ends a position or a part of it. */
export interface StrategyTrades {
  readonly count: number
  /** When the position was begun, and when this part of it ended, in milliseconds since 1970. */
  readonly entryTime: Float64Array
  readonly exitTime: Float64Array
  /** Above zero for what was bought first. */
  readonly quantity: Float64Array
  /** Average price of the position's entries. */
  readonly entryPrice: Float64Array
  readonly exitPrice: Float64Array
  /** Of this part's entries and its exit, in money. */
  readonly commission: Float64Array
  /** What slippage of its entries and exit cost, in money; the prices hold it already. */
  readonly slippage: Float64Array
  /** quantity × (exit price − entry price) − commission. */
  readonly pnl: Float64Array
}

interface Held {
  quantity: number
  price: number
  commission: number
  slippage: number
  since: number
}

const [bar, , quantity, price, commission, slippage] = fillColumns.keys() as Iterable<number>

/**
 * Trades of a run from its fills, by average cost: a fill that brings the position nearer to zero ends that part of it, one
 * that turns it ends all of it and begins another. What is still held at the end is in no trade.
 */
export function tradesOf(fills: Rows, time: Float64Array): StrategyTrades {
  const trades = new Rows(8)
  let held: Held = { quantity: 0, price: 0, commission: 0, slippage: 0, since: 0 }
  for (let fill = 0; fill < fills.count; fill++) {
    const at = time[fills.at(fill, bar!)]!
    const dealt: Held = {
      quantity: fills.at(fill, quantity!),
      price: fills.at(fill, price!),
      commission: fills.at(fill, commission!),
      slippage: fills.at(fill, slippage!),
      since: at,
    }
    const closes = held.quantity * dealt.quantity < 0
    if (!closes) {
      held = joined(held, dealt)
      continue
    }
    const ended =
      Math.sign(held.quantity) * Math.min(Math.abs(held.quantity), Math.abs(dealt.quantity))
    const [out, into] = [split(held, ended), split(dealt, -ended)]
    const paid = out.part.commission + into.part.commission
    trades.add(
      held.since,
      at,
      ended,
      held.price,
      dealt.price,
      paid,
      out.part.slippage + into.part.slippage,
      ended * (dealt.price - held.price) - paid,
    )
    held = into.rest.quantity === 0 ? out.rest : into.rest
  }
  return {
    count: trades.count,
    entryTime: trades.column(0),
    exitTime: trades.column(1),
    quantity: trades.column(2),
    entryPrice: trades.column(3),
    exitPrice: trades.column(4),
    commission: trades.column(5),
    slippage: trades.column(6),
    pnl: trades.column(7),
  }
}

/** A position with a fill on its side. */
function joined(held: Held, dealt: Held): Held {
  const quantity = held.quantity + dealt.quantity
  return {
    quantity,
    price: (held.quantity * held.price + dealt.quantity * dealt.price) / quantity,
    commission: held.commission + dealt.commission,
    slippage: held.slippage + dealt.slippage,
    since: held.quantity === 0 ? dealt.since : held.since,
  }
}

/** A part of a position with its share of the costs, and the rest. */
function split(held: Held, quantity: number): { readonly part: Held; readonly rest: Held } {
  const share = quantity / held.quantity
  const of = (left: number, quantity: number): Held => ({
    ...held,
    quantity,
    commission: held.commission * left,
    slippage: held.slippage * left,
  })
  return { part: of(share, quantity), rest: of(1 - share, held.quantity - quantity) }
}
