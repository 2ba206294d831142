import { createRandom } from './random.ts'

const fastestMs = 1
const slowestMs = 3

/** How long a venue takes over each order command: 1 to 3 ms, mostly near the fast end. */
export function createOrderLatency(seed: number): () => number {
  const random = createRandom(seed, 'order latency')
  return () => fastestMs + (slowestMs - fastestMs) * random() * random()
}
