import { fillColumns, netPosition } from './account.ts'
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

/** The position that trades end. */
interface Held {
  quantity: number
  /** Average of its entries. */
  price: number
  commission: number
  slippage: number
  since: number
}

/** One fill, as `fillColumns` has it. */
interface Dealt {
  readonly time: number
  readonly quantity: number
  readonly price: number
  readonly commission: number
  readonly slippage: number
}

/**
 * Trades of a run from its fills, by average cost: a fill that brings the position nearer to zero ends that part of it, one
 * that turns it ends all of it and begins another. What is still held at the end is in no trade.
 */
export function tradesOf(fills: Rows, time: Float64Array): StrategyTrades {
  const trades = new Rows(8)
  const held: Held = { quantity: 0, price: 0, commission: 0, slippage: 0, since: 0 }
  for (let fill = 0; fill < fills.count; fill++) {
    const dealt = {
      time: time[fills.at(fill, bar)]!,
      quantity: fills.at(fill, quantity),
      price: fills.at(fill, price),
      commission: fills.at(fill, commission),
      slippage: fills.at(fill, slippage),
    }
    if (held.quantity * dealt.quantity < 0) end(held, dealt, trades)
    else join(held, dealt)
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

const [bar, quantity, price, commission, slippage] = (
  ['bar', 'quantity', 'price', 'commission', 'slippage'] as const
).map(name => fillColumns.indexOf(name)) as [number, number, number, number, number]

function join(held: Held, dealt: Dealt): void {
  if (held.quantity === 0) held.since = dealt.time
  const together = held.quantity + dealt.quantity
  held.price = (held.quantity * held.price + dealt.quantity * dealt.price) / together
  held.quantity = together
  held.commission += dealt.commission
  held.slippage += dealt.slippage
}

/** Ends as much as the fill undoes, with its share of the costs of both sides; what the fill has left begins a position. */
function end(held: Held, dealt: Dealt, trades: Rows): void {
  const left = netPosition(held.quantity, dealt.quantity)
  const turns = left * held.quantity < 0
  const ended = turns || left === 0 ? held.quantity : -dealt.quantity
  const [ofHeld, ofDealt] = [ended / held.quantity, turns ? -ended / dealt.quantity : 1]
  const paid = held.commission * ofHeld + dealt.commission * ofDealt
  const slipped = held.slippage * ofHeld + dealt.slippage * ofDealt
  const pnl = ended * (dealt.price - held.price) - paid
  trades.add(held.since, dealt.time, ended, held.price, dealt.price, paid, slipped, pnl)
  held.quantity = left
  if (turns) {
    held.price = dealt.price
    held.since = dealt.time
    held.commission = dealt.commission * (1 - ofDealt)
    held.slippage = dealt.slippage * (1 - ofDealt)
  } else {
    held.commission *= 1 - ofHeld
    held.slippage *= 1 - ofHeld
  }
}
