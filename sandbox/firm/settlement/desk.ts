import type { ActiveFaults } from '../../venues/venue.ts'
import { custodyLines, type CustodyLineShape } from './custody.ts'
import { dateText } from './desk-calendar.ts'
import { desks } from './desk-trades.ts'
import { settlementsAt, type DeskSettlement } from './settlements.ts'
import { amountOf, instant, scaledText } from './texts.ts'

/** Where to read on, as the trading-system contract has it. */
export interface PageKey {
  readonly after?: string | undefined
  readonly since?: string | undefined
}

/** A settlement in the shape of the trading-system contract. */
export interface SettlementShape {
  readonly settlementId: string
  readonly market: string
  readonly venue: string
  readonly symbol: string
  readonly tradeDate: string
  readonly executedAt: string
  readonly settlementDate: string
  readonly quantity: string
  readonly amount: string
  readonly currency: string
  readonly state: 'pending' | 'affirmed' | 'settled' | 'failed'
  readonly affirmedAt?: string
  readonly settledAt?: string
}

/** The firm's balances, in the shape of the trading-system contract. */
export interface BalancesShape {
  readonly at: string
  readonly balances: readonly {
    readonly venue: string
    readonly currency: string
    readonly total: string
  }[]
}

/** The part of the firm that settles what it has traded. */
export interface SettlementDesk {
  settlements(page: PageKey): {
    readonly settlements: readonly SettlementShape[]
    readonly next: string
  }
  /** What custodians hold; of what lies at a venue, the venue is the custodian. */
  custody(balances: BalancesShape): { readonly lines: readonly CustodyLineShape[] }
}

const pageSize = 1000

/** The cursor before the first settlement; it sorts before every other. */
const beginning = '0'

/**
 * A desk with a history of some 15 business days before now, in US, euro and London stocks and in crypto, from a seed.
 * It keeps a calendar of its own, up to the end of 2045.
 */
export function createSettlementDesk(setup: {
  readonly now: () => number
  readonly seed: number
  readonly faults: ActiveFaults
}): SettlementDesk {
  const { now, faults } = setup
  return {
    settlements({ after, since }) {
      const nowMs = now()
      const all = settlementsAt(nowMs, setup)
      const end = cursorOf(all.at(-1))
      if (after === undefined && since === undefined) return { settlements: [], next: end }
      const found = all.filter(one =>
        after === undefined ? instant(one.trade.executedMs) >= since! : cursorOf(one) > after,
      )
      const page = found.slice(0, pageSize)
      const next = page.length === 0 ? (after ?? end) : cursorOf(page.at(-1))
      return { settlements: page.map(one => shapeOf(one, nowMs)), next }
    },
    custody({ at, balances }) {
      const nowMs = now()
      const atVenues = balances.map(({ venue, currency, total }) => ({
        account: venue,
        asset: currency,
        kind: 'cash' as const,
        held: total,
        booked: total,
        asOf: at,
      }))
      const settlements = settlementsAt(nowMs, setup)
      return {
        lines: [...atVenues, ...custodyLines(settlements, nowMs, faults.has('custody-break'))],
      }
    },
  }
}

const cursorOf = (settlement: DeskSettlement | undefined): string =>
  settlement ? `${instant(settlement.trade.executedMs)} ${settlement.settlementId}` : beginning

function shapeOf(settlement: DeskSettlement, nowMs: number): SettlementShape {
  const { settlementId, trade, affirmedMs, settledMs } = settlement
  const { venue, currency } = desks[trade.market]
  const { quantity, amount } = amountOf(trade)
  const decimals = trade.quantityDecimals
  const state = stateOf(settlement, nowMs)
  return {
    settlementId,
    market: trade.market,
    venue,
    symbol: trade.symbol,
    tradeDate: dateText(trade.day),
    executedAt: instant(trade.executedMs),
    settlementDate: dateText(settlement.settlementDay),
    quantity: scaledText(quantity, decimals),
    amount: scaledText(amount, 2 + decimals),
    currency,
    state,
    ...(affirmedMs <= nowMs && { affirmedAt: instant(affirmedMs) }),
    ...(state === 'settled' && { settledAt: instant(settledMs) }),
  }
}

function stateOf({ ends, affirmedMs, settledMs }: DeskSettlement, nowMs: number) {
  if (settledMs <= nowMs && ends !== 'forgotten') return ends ?? 'settled'
  return affirmedMs <= nowMs ? 'affirmed' : 'pending'
}
