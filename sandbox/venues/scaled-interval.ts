/** Shorter than this, what the scheduler does to a timer would look like what the venue does. */
const shortestMs = 400

/** The interval of a venue's signs of life on a time scale: none is made shorter than can be kept. */
export const scaledInterval = (intervalMs: number, timeScale: number): number =>
  Math.max(intervalMs * timeScale, Math.min(intervalMs, shortestMs))
