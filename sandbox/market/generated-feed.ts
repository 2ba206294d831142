import type { Feed, FeedTarget } from './feed.ts'
import type { Generator } from './generator.ts'

/** What a generated market follows, and how often it changes. */
export interface GeneratedFeedOptions {
  readonly generator: Generator
  readonly priceAt: (atMs: number) => number
  readonly batchMs: number
  /** How long after the round times its batches come. */
  readonly phaseMs: number
}

/** Keeps a generated market alive in an engine: its opening book at once, then one batch after another. */
export function startGenerated(target: FeedTarget, options: GeneratedFeedOptions): Feed {
  target.engine.replaceLiquidity(target.symbol, options.generator.open())
  return { ended: generateForever(target, options) }
}

async function generateForever(
  { engine, symbol, pace }: FeedTarget,
  { generator, priceAt, batchMs, phaseMs }: GeneratedFeedOptions,
): Promise<void> {
  for (let offsetMs = batchMs + phaseMs; ; offsetMs += batchMs) {
    await pace.reach(offsetMs)
    const { trades, changes } = generator.next(priceAt(offsetMs))
    for (const trade of trades) engine.report(symbol, trade)
    engine.applyLiquidity(symbol, changes)
  }
}
