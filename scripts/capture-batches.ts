import type { CaptureEvent } from '../sandbox/market/capture.ts'
import type { LevelChange } from '../sandbox/matching/types.ts'

/** Gathers the level changes of a feed that tells each at once into depth updates at even intervals, empty ones too. */
export function* inBatches(
  events: Iterable<CaptureEvent>,
  batchMs: number,
): Generator<CaptureEvent, void, undefined> {
  let offsetMs = batchMs
  let changes: LevelChange[] = []
  for (const event of events) {
    for (; event.offsetMs >= offsetMs; offsetMs += batchMs) {
      yield { type: 'depth', offsetMs, changes }
      changes = []
    }
    if (event.type === 'depth') changes.push(...event.changes)
    else yield event
  }
}
