import type { ActiveFaults } from '../../venues/venue.ts'
import { dateText, dayAt, settlementDay, startMs, type Day } from './desk-calendar.ts'
import { deskMarkets, desks, tradesOf, type DeskTrade } from './desk-trades.ts'

/** A trade with when it settles. */
export interface DeskSettlement {
  readonly settlementId: string
  readonly trade: DeskTrade
  readonly settlementDay: Day
  readonly affirmedMs: number
  readonly settledMs: number
  /** What goes wrong with it, however late it is. */
  readonly ends?: 'failed' | 'forgotten'
}

/** About 15 business days. */
const historyDays = 23

/** What the firm knows of its settlements, oldest trade first. */
export function settlementsAt(
  nowMs: number,
  { seed, faults }: { readonly seed: number; readonly faults: ActiveFaults },
): readonly DeskSettlement[] {
  const today = dayAt(nowMs)
  const days = Array.from({ length: historyDays + 1 }, (_, back) => today - historyDays + back)
  const made = days
    .flatMap(day => deskMarkets.flatMap(market => tradesOf(market, day, seed)))
    .filter(({ executedMs }) => executedMs <= nowMs)
    .toSorted((one, other) => one.executedMs - other.executedMs)
    .map(trade => settlementOf(trade, faults))
  return withEndings(made, nowMs, faults)
}

function settlementOf(trade: DeskTrade, faults: ActiveFaults): DeskSettlement {
  const { market, day, slot, executedMs } = trade
  const settlementId = `S-${dateText(day)}-${market}-${String(slot).padStart(2, '0')}`
  if (market === 'crypto') {
    const [affirmedMs, settledMs] = [executedMs + 1000, executedMs + 2000]
    return { settlementId, trade, settlementDay: day, affirmedMs, settledMs }
  }
  const isUs = market === 'us-equities'
  const extraDays = isUs && faults.has('settles-a-day-late-calendar') ? 1 : 0
  const settles = settlementDay(market, day, extraDays)
  // At 13:00 UTC of the next day the cut-off of New York is over, and Europe has not begun to settle.
  const affirmedMs =
    isUs && isLate(trade, faults)
      ? startMs(day + 1) + 13 * 3_600_000
      : executedMs + 300_000 + 60_000 * ((slot * 7) % 140)
  const settledMs = startMs(settles) + (isUs ? 20 : 15) * 3_600_000
  return { settlementId, trade, settlementDay: settles, affirmedMs, settledMs }
}

/** The share of late trades is the same in any stretch of them, but for one trade. */
function isLate({ day, slot }: DeskTrade, faults: ActiveFaults): boolean {
  const affirmedPct = faults.magnitude('late-affirmation', 'late-affirmation-twin') ?? 100
  const late = (100 - affirmedPct) / 100
  const ordinal = day * desks['us-equities'].tradesPerDay + slot
  return Math.floor((ordinal + 1) * late) > Math.floor(ordinal * late)
}

function withEndings(
  made: readonly DeskSettlement[],
  nowMs: number,
  faults: ActiveFaults,
): readonly DeskSettlement[] {
  const due = made.filter(({ settledMs }) => settledMs <= nowMs)
  const stocks = due.filter(({ trade }) => trade.market !== 'crypto')
  const failedPct = faults.magnitude('settlement-fails', 'settlement-fails-twin') ?? 0
  const failing = Math.round((due.length * failedPct) / 100)
  const failed = new Set(
    Array.from({ length: failing }, (_, index) =>
      stocks.at(Math.floor(((index + 0.5) * stocks.length) / failing)),
    ),
  )
  const forgotten = faults.has('forgotten-settlement') ? stocks[0] : undefined
  return made.map(one => {
    if (one === forgotten) return { ...one, ends: 'forgotten' }
    return failed.has(one) ? { ...one, ends: 'failed' } : one
  })
}
