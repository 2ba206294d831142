import type { Market } from './market.ts'

/** An order that was filled whole. */
export interface Fill {
  readonly bar: number
  readonly place: number
  /** Bought; below zero sold. */
  readonly units: number
  readonly price: number
  readonly commission: number
}

/** What came of trading: equity after each bar, the capital in front, and the fills. */
export interface Outcome {
  readonly equity: Float64Array
  readonly fills: readonly Fill[]
}

/** How a strategy is traded. */
export interface Trading {
  /** What is wanted after each bar, by symbol: 1, 0 or −1. */
  readonly wanted: readonly Int8Array[]
  /** Share of equity that one symbol's position is worth when it is opened. */
  readonly share: number
  readonly capital: number
  /** Bars that pass between the decision and the open at which it is filled, beside the next one; −1: none pass. */
  readonly lagBars: number
  readonly commissionRate: number
  readonly slippageRate: number
  /** By how much each fill is worse than that, as a share of the price, by the number of the fill. */
  readonly worse?: (fill: number) => number
  readonly from?: number
}

/**
 * Trades at the opens, keeps cash and units, and values both at the closes. What is bought costs cash and what is sold brings
 * it, so that the equity is what an account would show.
 */
export function traded(market: Market, trading: Trading): Outcome {
  const { wanted, share, lagBars, commissionRate, slippageRate, worse = () => 0 } = trading
  const bars = market.endsMs.length
  const { from = 0 } = trading
  const units = market.symbols.map(() => 0)
  const held = market.symbols.map(() => 0)
  const equity = new Float64Array(bars - from + 1)
  const fills: Fill[] = []
  let cash = trading.capital
  equity[0] = cash
  for (let bar = from; bar < bars; bar++) {
    const worth = equity[bar - from]!
    const decided = bar - 1 - lagBars
    for (const [place, symbol] of market.symbols.entries()) {
      const open = symbol.opens[bar]!
      if (open === 0 && units[place] === 0) continue
      // What is about to be delisted is sold at its last open.
      const isLast = bar + 1 >= symbol.delistedBar && symbol.delistedBar < bars
      const side = isLast || decided < from ? 0 : wanted[place]![decided]!
      if (side === held[place] || open === 0) continue
      const target = side === 0 ? 0 : (side * share * worth) / open
      const change = target - units[place]!
      const price = open * (1 + Math.sign(change) * (slippageRate + worse(fills.length)))
      const commission = Math.abs(change) * price * commissionRate
      cash -= change * price + commission
      units[place] = target
      held[place] = side
      fills.push({ bar, place, units: change, price, commission })
    }
    let value = cash
    for (const [place, symbol] of market.symbols.entries())
      if (units[place] !== 0) value += units[place]! * symbol.closes[bar]!
    equity[bar - from + 1] = value
  }
  return { equity, fills }
}
