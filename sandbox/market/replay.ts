import { readCapture, type CaptureEvent } from './capture.ts'
import type { Feed, FeedTarget } from './feed.ts'

/** A captured session and how long one round of it takes. */
export interface ReplaySource {
  readonly file: URL
  readonly roundMs: number
}

/**
 * Replays a capture over and over. Its quantities become resting liquidity and its trades go to the tape; times and ids
 * are the engine's own, so that the seam between two rounds is a new snapshot in one unbroken sequence.
 */
export async function startReplay(target: FeedTarget, source: ReplaySource): Promise<Feed> {
  const { promise: filled, resolve, reject } = Promise.withResolvers<void>()
  const ended = replayForever(target, source, resolve)
  ended.catch(reject)
  await filled
  return { ended }
}

async function replayForever(
  target: FeedTarget,
  { file, roundMs }: ReplaySource,
  onFilled: () => void,
): Promise<void> {
  for (let startMs = 0; ; startMs += roundMs) {
    for await (const event of readCapture(file)) {
      const waiting = target.pace.reach(startMs + event.offsetMs)
      if (waiting) await waiting
      apply(event, target)
      onFilled()
    }
  }
}

function apply(event: CaptureEvent, { engine, symbol }: FeedTarget): void {
  if (event.type === 'depth') engine.applyLiquidity(symbol, event.changes)
  else if (event.type === 'trade') engine.report(symbol, event.trade)
  else engine.replaceLiquidity(symbol, event.levels)
}
