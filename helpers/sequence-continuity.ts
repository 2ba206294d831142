import { Sequence } from './feed/sequence.ts'

/** A numbered change of a book: it covers every id from `firstId` to `lastId`. */
export interface NumberedDelta {
  readonly symbol: string
  readonly firstId: number
  readonly lastId: number
}

/** Whether one instrument's book could be followed without a hole. */
export interface SequenceContinuity {
  readonly symbol: string
  readonly updates: number
  /** Updates that begin later than the id after the one before. */
  readonly gaps: number
  /** Updates that begin at or before the last id of the one before: repeated or out of order. */
  readonly repeats: number
  /**
   * Whether the updates carry on from the snapshot: one of them contains the id after the snapshot's.
   * Undefined when that cannot be said: no snapshot was taken, or the updates end before the next one is due.
   */
  readonly bridged: boolean | undefined
}

/**
 * For each symbol, in the order of arrival: an update must begin with the id that follows the last id of the update
 * before it. Counts, without unit. A symbol without updates is reported with none: silence is not continuity.
 * Source: Binance, "How to manage a local order book correctly".
 */
export function sequenceContinuity(
  symbols: readonly string[],
  deltas: readonly NumberedDelta[],
  snapshots: Readonly<Record<string, number>>,
): readonly SequenceContinuity[] {
  const bySymbol = Map.groupBy(deltas, ({ symbol }) => symbol)
  return symbols.map(symbol => {
    const own = bySymbol.get(symbol) ?? []
    const sequence = new Sequence()
    for (const { firstId, lastId } of own) sequence.take(firstId, lastId)
    const { updates, gaps, repeats } = sequence
    return {
      symbol,
      updates,
      gaps,
      repeats,
      bridged: isBridged(own, snapshots[symbol]),
    }
  })
}

function isBridged(
  deltas: readonly NumberedDelta[],
  snapshotId: number | undefined,
): boolean | undefined {
  const last = deltas.at(-1)
  if (snapshotId === undefined || !last) return undefined
  const next = snapshotId + 1
  if (last.lastId < next) return undefined
  return deltas.some(({ firstId, lastId }) => firstId <= next && next <= lastId)
}
