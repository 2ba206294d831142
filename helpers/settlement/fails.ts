import { dateOf, instantMs, type Settlement } from './settlement.ts'

/** How settlements came out whose outcome is known, or should be. */
export interface SettlementFails {
  /** Settled, failed or overdue. */
  readonly judged: number
  /** Ids of those that failed, settled after their date, or are said to have settled before they were traded. */
  readonly failed: readonly string[]
  /** Ids of those whose date is over, and that are told neither as settled nor as failed. */
  readonly overdue: readonly string[]
}

/**
 * Sorts settlements by how they came out at a time. A date is over when it is over in the market's own time zone; in a
 * market that is not known here, when it is over everywhere. Throws `RangeError` of what is no instant.
 */
export function settlementFails(
  settlements: readonly Settlement[],
  nowMs: number,
): SettlementFails {
  const ids = (of: (one: Settlement) => boolean) =>
    settlements.filter(of).map(({ settlementId }) => settlementId)
  const failed = ids(hasFailed)
  const overdue = ids(one => isOverdue(one, nowMs))
  const settled = ids(one => one.state === 'settled' && !hasFailed(one))
  return { judged: settled.length + failed.length + overdue.length, failed, overdue }
}

const clockSlackMs = 60_000

const hasFailed = (one: Settlement): boolean => {
  const { market, state, executedAt, settlementDate, settledAt } = one
  if (state !== 'settled' || settledAt === undefined) return state === 'failed'
  const settledMs = instantMs(settledAt)
  // One that is said to have settled before it was traded has not been looked at.
  const isBefore = settledMs < instantMs(executedAt) - clockSlackMs
  return isBefore || dateOf(market, settledMs) > settlementDate
}

const isOverdue = ({ market, state, settlementDate }: Settlement, nowMs: number): boolean =>
  state !== 'settled' && state !== 'failed' && dateOf(market, nowMs) > settlementDate
