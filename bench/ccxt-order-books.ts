import ccxt from 'ccxt'
import type { RecordedFrame } from '../core/market-event.ts'

/** What of ccxt.pro is not typed. */
interface Handling {
  orderbooks: Record<string, { readonly nonce?: number; reset(book: object): void }>
  client(url: string): { onMessage(event: { readonly data: string }): void }
  orderBook(): { readonly nonce?: number; reset(book: object): void }
}

/** ccxt.pro's own handling of the same frames of ETHUSDT: parsed, its book followed, its tickers and trades kept. */
export async function ccxtOrderBooks(
  frames: readonly RecordedFrame[],
): Promise<(frames: readonly RecordedFrame[]) => void> {
  const exchange = new ccxt.pro.binance()
  exchange.setMarkets([
    exchange.safeMarketStructure({
      id: 'ETHUSDT',
      symbol: 'ETH/USDT',
      base: 'ETH',
      quote: 'USDT',
      baseId: 'ETH',
      quoteId: 'USDT',
      type: 'spot',
      spot: true,
      active: true,
      precision: { amount: 0.0001, price: 0.01 },
    }),
  ])
  const handling = exchange as unknown as Handling
  // It is never connected: what a socket would hand it is handed to it here.
  const client = handling.client('wss://stream.binance.com:9443/ws')
  const snapshot = frames.find(({ url }) => url !== undefined)!
  const streamed = frames.slice(frames.indexOf(snapshot) + 1)
  const { lastUpdateId, bids, asks } = JSON.parse(snapshot.text) as {
    lastUpdateId: number
    bids: readonly string[][]
    asks: readonly string[][]
  }
  const numbers = (levels: readonly string[][]) => levels.map(level => level.map(Number))
  return () => {
    const book = handling.orderBook()
    book.reset({ bids: numbers(bids), asks: numbers(asks), nonce: lastUpdateId })
    handling.orderbooks = { 'ETH/USDT': book }
    for (const { text } of streamed) client.onMessage({ data: text })
    if ((handling.orderbooks['ETH/USDT']?.nonce ?? 0) <= lastUpdateId)
      throw new Error('ccxt.pro must have followed the book, did not')
  }
}
