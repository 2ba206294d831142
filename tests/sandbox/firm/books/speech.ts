import { WireBook, type WireLevel } from '../../kraken/wire-book.ts'

/** A level that changes: price in tenths, quantity in hundredths. */
export interface Change {
  readonly side: 'buy' | 'sell'
  readonly price: number
  readonly quantity: number
}

/** A venue that a test speaks for itself: one book, and the frames that tell of it. */
export interface Speech {
  readonly name: 'binance' | 'coinbase' | 'kraken'
  readonly symbol: string
  /** Changes the book; returns the frames that tell so, which the test may lose. */
  change(change: Change): readonly string[]
  /** What the venue answers to a frame of its client. */
  answer(text: string): readonly string[]
  /** The book over REST. */
  snapshot(): string
  /** Levels as they are, best first, as text. */
  levels(side: 'buy' | 'sell'): readonly WireLevel[]
}

/** The truth about a book: a map of each side. */
class Truth {
  readonly #sides = { buy: new Map<number, number>(), sell: new Map<number, number>() }

  constructor() {
    for (let step = 0; step < 12; step += 1) {
      this.set({ side: 'buy', price: 9999 - step, quantity: 100 + step })
      this.set({ side: 'sell', price: 10_001 + step, quantity: 200 + step })
    }
  }

  set({ side, price, quantity }: Change): void {
    if (quantity === 0) this.#sides[side].delete(price)
    else this.#sides[side].set(price, quantity)
  }

  levels(side: 'buy' | 'sell'): readonly WireLevel[] {
    const direction = side === 'buy' ? -1 : 1
    return [...this.#sides[side]]
      .sort(([left], [right]) => direction * (left - right))
      .map(([price, quantity]) => [priceText(price), quantityText(quantity)])
  }
}

const priceText = (price: number): string => (price / 10).toFixed(1)
const quantityText = (quantity: number): string => (quantity / 100).toFixed(8)
const rowOf = ({ price, quantity }: Change): WireLevel => [priceText(price), quantityText(quantity)]
const rowsOf = (change: Change, side: 'buy' | 'sell') =>
  change.side === side ? [rowOf(change)] : []

class BinanceSpeech implements Speech {
  readonly name = 'binance'
  readonly symbol = 'ETHUSDT'
  readonly #truth = new Truth()
  #id = 1000

  change(change: Change): readonly string[] {
    this.#truth.set(change)
    const U = this.#id + 1
    this.#id += 3
    const data = {
      e: 'depthUpdate',
      E: Date.now(),
      s: this.symbol,
      U,
      u: this.#id,
      b: rowsOf(change, 'buy'),
      a: rowsOf(change, 'sell'),
    }
    return [JSON.stringify({ stream: 'ethusdt@depth@100ms', data })]
  }

  answer(text: string): readonly string[] {
    return [JSON.stringify({ result: null, id: JSON.parse(text).id })]
  }

  snapshot(): string {
    const [bids, asks] = [this.levels('buy'), this.levels('sell')]
    return JSON.stringify({ lastUpdateId: this.#id, bids, asks })
  }

  levels(side: 'buy' | 'sell'): readonly WireLevel[] {
    return this.#truth.levels(side)
  }
}

class CoinbaseSpeech implements Speech {
  readonly name = 'coinbase'
  readonly symbol = 'ETH-USD'
  readonly #truth = new Truth()
  #sequence = 500

  change(change: Change): readonly string[] {
    this.#truth.set(change)
    const sequence = (this.#sequence += 1)
    const about = { product_id: this.symbol, time: new Date().toISOString() }
    const [price, size] = rowOf(change)
    return [
      JSON.stringify({ type: 'open', order_id: 'x', side: change.side, ...about, sequence }),
      JSON.stringify({ type: 'l2update', changes: [[change.side, price, size]], ...about }),
    ]
  }

  answer(text: string): readonly string[] {
    const { type, channels } = JSON.parse(text)
    if (type !== 'subscribe') return []
    const first = channels.includes('level2') ? [this.snapshot()] : []
    return ['{"type":"subscriptions","channels":[]}', ...first]
  }

  snapshot(): string {
    const [bids, asks] = [this.levels('buy'), this.levels('sell')]
    return JSON.stringify({ type: 'snapshot', product_id: this.symbol, bids, asks })
  }

  /** A sign of life with the number of the last message. */
  heartbeat(): string {
    const { symbol: product_id } = this
    return JSON.stringify({ type: 'heartbeat', sequence: this.#sequence, product_id })
  }

  levels(side: 'buy' | 'sell'): readonly WireLevel[] {
    return this.#truth.levels(side)
  }
}

class KrakenSpeech implements Speech {
  readonly name = 'kraken'
  readonly symbol = 'ETH/USD'
  readonly #truth = new Truth()

  change(change: Change): readonly string[] {
    this.#truth.set(change)
    return [this.#frame('update', rowsOf(change, 'buy'), rowsOf(change, 'sell'))]
  }

  answer(text: string): readonly string[] {
    const { method } = JSON.parse(text)
    return method === 'subscribe' ? ['{"method":"subscribe","success":true}', this.snapshot()] : []
  }

  snapshot(): string {
    return this.#frame('snapshot', this.levels('buy'), this.levels('sell'))
  }

  levels(side: 'buy' | 'sell'): readonly WireLevel[] {
    return this.#truth.levels(side)
  }

  #frame(type: string, bids: readonly WireLevel[], asks: readonly WireLevel[]): string {
    const book = new WireBook(100)
    book.apply(this.levels('sell'), this.levels('buy'))
    const rows = (levels: readonly WireLevel[]) =>
      levels.map(([price, qty]) => `{"price":${price},"qty":${qty}}`).join(',')
    return (
      `{"channel":"book","type":"${type}","data":[{"symbol":"${this.symbol}",` +
      `"bids":[${rows(bids)}],"asks":[${rows(asks)}],"checksum":${book.checksum}}]}`
    )
  }
}

/** How each venue speaks, with a book of its own. */
export const speeches = {
  binance: () => new BinanceSpeech(),
  coinbase: () => new CoinbaseSpeech(),
  kraken: () => new KrakenSpeech(),
} as const
