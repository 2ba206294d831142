import type { Feed, FeedTarget } from './feed.ts'
import type { Generator } from './generator.ts'
import type { Leak } from './leak.ts'
import type { Pace } from './pace.ts'

/** What a generated market follows, and how often it changes. */
export interface GeneratedFeedOptions {
  readonly generator: Generator
  readonly openPrice: number
  readonly priceAt: (atMs: number) => number
  readonly batchMs: number
  /** How long after the round times its batches come. */
  readonly phaseMs: number
  /** What moves the market between its batches, too. */
  readonly leak: Leak
}

/** Keeps a generated market alive in an engine: its opening book at once, then one batch after another. */
export function startGenerated(target: FeedTarget, options: GeneratedFeedOptions): Feed {
  const { engine, symbol } = target
  const { generator, openPrice, leak } = options
  engine.replaceLiquidity(symbol, generator.open())
  let price = openPrice
  let shiftBps = 0
  const move = () => {
    const { trades, changes } = generator.next(price * (1 + (leak.bps + shiftBps) / 10_000))
    for (const trade of trades) engine.report(symbol, trade)
    engine.applyLiquidity(symbol, changes)
  }
  leak.follow(move)
  const moveTo = (newPrice: number) => {
    price = newPrice
    move()
  }
  return {
    ended: generateForever(target.pace, options, moveTo),
    shift(bps) {
      shiftBps = bps
      move()
    },
  }
}

async function generateForever(
  pace: Pace,
  { priceAt, batchMs, phaseMs }: GeneratedFeedOptions,
  moveTo: (price: number) => void,
): Promise<void> {
  for (let offsetMs = batchMs + phaseMs; ; offsetMs += batchMs) {
    await pace.reach(offsetMs)
    moveTo(priceAt(offsetMs))
  }
}
