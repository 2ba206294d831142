import { RingRows } from './ring-rows.ts'
import { fitsInTable, grown } from './table.ts'
import type { Instrument, Side, Trade } from './types.ts'

/** What the trades of one instrument have in common: a seller always pays its fee in quote. */
export interface TradeTerms extends Pick<Instrument, 'symbol' | 'base' | 'quote'> {
  readonly buyerFeeAsset: string
}

/** The newest trades of one instrument up to a number; rows of numbers, for the same reason as closed orders. */
export class TradeLog {
  readonly #terms: TradeTerms
  readonly #rows: RingRows
  /** Trade id, time, the buyer's and the seller's order id. */
  #numbers = new Float64Array()
  /** Price, quantity, quote, the buyer's and the seller's fee. */
  #amounts = new BigInt64Array()
  readonly #takerSides: Side[] = []
  readonly #buyers: string[] = []
  readonly #sellers: string[] = []
  /** The rare trades with an amount that a row cannot hold, by row. */
  readonly #large = new Map<number, Trade>()

  constructor(terms: TradeTerms, capacity: number) {
    this.#terms = terms
    this.#rows = new RingRows(capacity)
  }

  push(trade: Trade): void {
    const row = this.#rows.claim()
    if (row * 5 >= this.#amounts.length) {
      this.#numbers = grown(this.#numbers, new Float64Array(this.#rows.sizeFor(row) * 4))
      this.#amounts = grown(this.#amounts, new BigInt64Array(this.#rows.sizeFor(row) * 5))
    }
    this.#keepNumbers(row * 4, trade)
    this.#keepAmounts(row * 5, trade)
    this.#takerSides[row] = trade.takerSide
    this.#buyers[row] = trade.buyer.account
    this.#sellers[row] = trade.seller.account
    if (this.#large.size > 0) this.#large.delete(row)
    if (!(fitsInTable(trade.quantity) && fitsInTable(trade.quote))) this.#large.set(row, trade)
  }

  /** The newest trades, oldest first. */
  latest(limit = this.#rows.size): Trade[] {
    return this.#rows.latest(limit).map(row => this.#large.get(row) ?? this.#read(row))
  }

  clear(): void {
    this.#rows.clear()
    this.#large.clear()
  }

  #keepNumbers(cell: number, { id, timeMs, buyer, seller }: Trade): void {
    this.#numbers[cell] = id
    this.#numbers[cell + 1] = timeMs
    this.#numbers[cell + 2] = buyer.orderId
    this.#numbers[cell + 3] = seller.orderId
  }

  #keepAmounts(cell: number, { price, quantity, quote, buyer, seller }: Trade): void {
    this.#amounts[cell] = price
    this.#amounts[cell + 1] = quantity
    this.#amounts[cell + 2] = quote
    this.#amounts[cell + 3] = buyer.fee
    this.#amounts[cell + 4] = seller.fee
  }

  #read(row: number): Trade {
    const { symbol, buyerFeeAsset, quote: quoteAsset } = this.#terms
    const takerSide = this.#takerSides[row] ?? 'buy'
    const [id = 0, timeMs = 0, buyerOrder = 0, sellerOrder = 0] = this.#numbers.subarray(row * 4)
    const amounts = this.#amounts.subarray(row * 5)
    const [price = 0n, quantity = 0n, quote = 0n, buyerFee = 0n, sellerFee = 0n] = amounts
    const buyer = {
      account: this.#buyers[row] ?? '',
      orderId: buyerOrder,
      fee: buyerFee,
      feeAsset: buyerFeeAsset,
      isMaker: takerSide === 'sell',
    }
    const seller = {
      account: this.#sellers[row] ?? '',
      orderId: sellerOrder,
      fee: sellerFee,
      feeAsset: quoteAsset,
      isMaker: takerSide === 'buy',
    }
    return { id, symbol, price, quantity, quote, timeMs, takerSide, buyer, seller }
  }
}
