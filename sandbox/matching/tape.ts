import { houseAccount } from './house-slice.ts'
import type { Market } from './market.ts'
import { product } from './scaled.ts'
import { TradeLog, type TradeTerms } from './trade-log.ts'
import type { Party, Scaled, Side, Trade } from './types.ts'

/** How many public trades of a market are remembered. */
export const tapeLimit = 10_000

/** A market's public trades: its own matches and those reported from elsewhere share one row of ids. */
export class Tape {
  readonly #recent: TradeLog
  #lastId = 0
  lastPrice: Scaled | undefined = undefined

  constructor(terms: TradeTerms) {
    this.#recent = new TradeLog(terms, tapeLimit)
  }

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  record(trade: Trade): void {
    this.lastPrice = trade.price
    this.#recent.push(trade)
  }

  latest(limit: number): Trade[] {
    return this.#recent.latest(limit)
  }
}

/** A trade that happened elsewhere, as the market's tape shows it. */
export function reportedTrade(
  { terms, tape }: Market,
  { price, quantity, takerSide }: { price: Scaled; quantity: Scaled; takerSide: Side },
  timeMs: number,
): Trade {
  const party = { account: houseAccount, orderId: 0, fee: 0n }
  const buyer: Party = { ...party, feeAsset: terms.buyerFeeAsset, isMaker: takerSide === 'sell' }
  const seller: Party = { ...party, feeAsset: terms.quote, isMaker: takerSide === 'buy' }
  const quote = product(price, quantity)
  const { symbol } = terms
  return { id: tape.nextId(), symbol, price, quantity, quote, timeMs, takerSide, buyer, seller }
}
