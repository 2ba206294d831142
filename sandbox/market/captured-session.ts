/** The mid price of a captured session, as it moved. */
export interface CapturedSession {
  /** When the session is over and begins anew. */
  readonly roundMs: number
  readonly priceScale: number
  /** When the mid price moved. */
  readonly movedMs: readonly number[]
  /** To what it moved, in parts of `priceScale` of a unit of quote. */
  readonly prices: readonly number[]
}

/**
 * The mid price at a time since the session first began. At the seam it jumps back to where it started, as the replayed
 * venue does; the other venues follow that as any other move.
 */
export function sessionPrice(
  { roundMs, priceScale, movedMs, prices }: CapturedSession,
  atMs: number,
): number {
  const offsetMs = atMs % roundMs
  let low = 0
  let high = movedMs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((movedMs[middle] ?? 0) <= offsetMs) low = middle
    else high = middle - 1
  }
  return (prices[low] ?? 0) / priceScale
}
