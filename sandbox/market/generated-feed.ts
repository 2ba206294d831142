import type { Feed, FeedTarget } from './feed.ts'
import type { Generator } from './generator.ts'

/** Keeps a generated market alive in an engine: its opening book at once, then one batch after another. */
export function startGenerated(target: FeedTarget, generator: Generator, batchMs: number): Feed {
  target.engine.replaceLiquidity(target.symbol, generator.open())
  return { ended: generateForever(target, generator, batchMs) }
}

async function generateForever(
  { engine, symbol, pace }: FeedTarget,
  generator: Generator,
  batchMs: number,
): Promise<void> {
  pace.restart()
  for (let offsetMs = batchMs; ; offsetMs += batchMs) {
    await pace.reach(offsetMs)
    const { trades, changes } = generator.next()
    for (const trade of trades) engine.report(symbol, trade)
    engine.applyLiquidity(symbol, changes)
  }
}
