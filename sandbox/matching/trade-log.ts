import { RingRows } from './ring-rows.ts'
import type { Instrument, Party, Scaled, Side, Trade } from './types.ts'

/**
 * The newest trades of one instrument up to a number. Each field is a column of its own: remembering many trades does not
 * slow down the collection of garbage.
 */
export class TradeLog {
  readonly #instrument: Pick<Instrument, 'symbol' | 'base' | 'quote'>
  readonly #rows: RingRows
  readonly #id: number[] = []
  readonly #price: Scaled[] = []
  readonly #quantity: Scaled[] = []
  readonly #quote: Scaled[] = []
  readonly #timeMs: number[] = []
  readonly #takerSide: Side[] = []
  readonly #buyer: PartyColumns = { account: [], orderId: [], fee: [] }
  readonly #seller: PartyColumns = { account: [], orderId: [], fee: [] }

  constructor(instrument: Pick<Instrument, 'symbol' | 'base' | 'quote'>, capacity: number) {
    this.#instrument = instrument
    this.#rows = new RingRows(capacity)
  }

  push(trade: Trade): void {
    const row = this.#rows.claim()
    this.#id[row] = trade.id
    this.#price[row] = trade.price
    this.#quantity[row] = trade.quantity
    this.#quote[row] = trade.quote
    this.#timeMs[row] = trade.timeMs
    this.#takerSide[row] = trade.takerSide
    keepParty(this.#buyer, row, trade.buyer)
    keepParty(this.#seller, row, trade.seller)
  }

  /** The newest trades, oldest first. */
  latest(limit = this.#rows.size): Trade[] {
    return this.#rows.latest(limit).map(row => this.#at(row))
  }

  clear(): void {
    this.#rows.clear()
  }

  #at(row: number): Trade {
    const { symbol, base, quote } = this.#instrument
    const takerSide = this.#takerSide[row] ?? 'buy'
    const buyer = { feeAsset: base, isMaker: takerSide === 'sell' }
    const seller = { feeAsset: quote, isMaker: takerSide === 'buy' }
    return {
      id: this.#id[row] ?? 0,
      symbol,
      price: this.#price[row] ?? 0n,
      quantity: this.#quantity[row] ?? 0n,
      quote: this.#quote[row] ?? 0n,
      timeMs: this.#timeMs[row] ?? 0,
      takerSide,
      buyer: { ...partyAt(this.#buyer, row), ...buyer },
      seller: { ...partyAt(this.#seller, row), ...seller },
    }
  }
}

interface PartyColumns {
  readonly account: string[]
  readonly orderId: number[]
  readonly fee: Scaled[]
}

function keepParty(columns: PartyColumns, row: number, { account, orderId, fee }: Party): void {
  columns.account[row] = account
  columns.orderId[row] = orderId
  columns.fee[row] = fee
}

const partyAt = (columns: PartyColumns, row: number): Pick<Party, keyof PartyColumns> => ({
  account: columns.account[row] ?? '',
  orderId: columns.orderId[row] ?? 0,
  fee: columns.fee[row] ?? 0n,
})
