import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { MarketEvent } from '../core/market-event.ts'
import { FeedExaminer } from '../helpers/feed/feed-examiner.ts'
import type { BenchResult } from './result.ts'
import { seededRandom } from './seeded-random.ts'

const messages = 10_000_000
/** When everything that is ever kept has been made. */
const settled = 1_000_000
const targetMb = 1

/** What a feed of ten million messages leaves in memory, after its first million. */
export function benchFeedMemory(): BenchResult {
  const examiner = new FeedExaminer()
  const feed = endlessFeed()
  let before = 0
  for (let index = 0; index < messages; index++) {
    if (index === settled) before = heapMb()
    const event = feed()
    examiner.observe({ receivedMs: index / 10, connection: 'one', text: String(index) }, [event])
  }
  const grownMb = heapMb() - before
  if (examiner.end().length > 0) throw new Error('a clean feed must have no finding, had some')
  return {
    name: `heap grown over ${messages.toLocaleString('en-US')} messages (${before.toFixed(1)} MB after the first million)`,
    value: grownMb,
    unit: 'MB',
    target: targetMb,
    holds: grownMb <= targetMb,
  }
}

/** Changes of a book around a price that wanders, best prices and trades, numbered as Binance numbers them. */
function endlessFeed(): () => MarketEvent {
  const symbol = 'ETHUSDT'
  const random = seededRandom(10)
  const decimals = Array.from({ length: 4_000 }, (_, tick) => (2_000 + tick / 100).toFixed(8))
  const quantities = Array.from({ length: 100 }, (_, lot) => (lot / 7).toFixed(8))
  const draw = (texts: readonly string[], from: number, to: number) =>
    texts[from + Math.floor(random() * (to - from))]!
  let id = 0
  let tradeId = 0
  let snapshot: MarketEvent | undefined = {
    kind: 'snapshot',
    symbol,
    lastId: 0,
    bids: [[decimals[1_999]!, '1']],
    asks: [[decimals[2_001]!, '1']],
  }
  return () => {
    if (snapshot) {
      const first = snapshot
      snapshot = undefined
      return first
    }
    const venueMs = (id + tradeId) / 10
    if (random() < 0.3) {
      const price = decimals[2_000]!
      return { kind: 'trade', symbol, id: ++tradeId, price, quantity: '0.5', venueMs }
    }
    id++
    const bids = [[draw(decimals, 0, 2_000), draw(quantities, 0, 100)]] as const
    const asks = [[draw(decimals, 2_001, 4_000), draw(quantities, 0, 100)]] as const
    return { kind: 'change', symbol, firstId: id, lastId: id, bids, asks, venueMs }
  }
}

function heapMb(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed / 1e6
}
