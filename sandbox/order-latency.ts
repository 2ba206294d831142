import { createRandom } from './random.ts'
import type { OrderLatencyRange } from './venues/terms.ts'

/** How long a venue takes over each order command: within its range, mostly near the fast end. */
export function createOrderLatency(
  { fastestMs, slowestMs }: OrderLatencyRange,
  { seed, venue }: { readonly seed: number; readonly venue: string },
): () => number {
  const random = createRandom(seed, `order latency of ${venue}`)
  return () => fastestMs + (slowestMs - fastestMs) * random() * random()
}
