import { parseAmount } from '../amount.ts'
import type { VenueBalance, VenueOrderReport } from '../gateway/port.ts'
import type { Desk } from '../orders/desk.ts'
import { isFinal, type Order } from '../orders/order.ts'
import type { Statement } from './compare.ts'

/** A venue's clock may be so far behind ours, and a fill may be stamped before it was told. */
const overlapMs = 5_000
/** An answer takes no longer than this. */
const answeredAfterMs = 1_000
/** An order whose answer was lost is looked for so long, and only then taken for unknown to its venue. */
const absentAfterMs = 4_000

/** Which symbols a reconciliation with a venue looks at, and what the venue said of them. */
export interface Asked {
  readonly symbols: readonly string[]
  readonly statement: Statement
}

/** Asks a venue how the account stands. Throws where it cannot be asked. */
export async function statementOf(desk: Desk, venue: string, sinceMs: number): Promise<Asked> {
  const gateway = desk.venues.gateway(venue)
  const [told, balances] = await Promise.all([gateway.openOrders(), gateway.balances()])
  const symbols = symbolsOf(desk, venue, { openOrders: told, balances })
  const openOrders = told.filter(({ symbol }) => symbols.includes(symbol))
  const [fills, looks] = await Promise.all([
    gateway.fills(symbols, sinceMs - overlapMs),
    looksOf(desk, venue, openOrders),
  ])
  return { symbols, statement: { openOrders, balances, fills, looks } }
}

interface Account {
  readonly openOrders: readonly VenueOrderReport[]
  readonly balances: readonly VenueBalance[]
}

/**
 * The union of both sides: what the firm trades or has orders of, what is open at the venue, and every instrument of a
 * currency whose balance is not what the firm believes, since a trade in it may be why.
 */
function symbolsOf(
  desk: Desk,
  venue: string,
  { openOrders, balances }: Account,
): readonly string[] {
  const { records, venues, virtues } = desk
  const ofOrders = records.orders
    .all()
    .flatMap(({ terms, state }) =>
      terms.venue === venue && state !== 'denied' ? [terms.symbol] : [],
    )
  if (virtues.has('firm-reconciles-known-symbols-only')) return [...new Set(ofOrders)]
  const moved = new Set(
    balances
      .filter(({ currency, total }) => records.ledger.total(venue, currency) !== parseAmount(total))
      .map(({ currency }) => currency),
  )
  const ofMoved = venues
    .gateway(venue)
    .instruments()
    .filter(({ base }) => moved.has(base))
    .map(({ symbol }) => symbol)
  const open = openOrders.map(({ symbol }) => symbol)
  return [...new Set([...venues.symbols(venue), ...ofOrders, ...open, ...ofMoved])].sort()
}

/** Orders that the firm has as open and the venue does not list as such are asked for one by one. */
async function looksOf(desk: Desk, venue: string, openOrders: readonly VenueOrderReport[]) {
  const isListed = (order: Order) =>
    openOrders.some(
      report =>
        report.venueOrderId === order.venueOrderId ||
        report.venueClientOrderId === order.venueClientOrderId,
    )
  const unlisted = desk.records.orders
    .open()
    .filter(order => order.terms.venue === venue && !isLookedFor(order) && !isListed(order))
  const looked = await Promise.all(
    unlisted.map(async order => {
      const { venueClientOrderId, venueOrderId, terms } = order
      const key = { symbol: terms.symbol, venueClientOrderId, venueOrderId }
      return [terms.clientOrderId, await desk.venues.gateway(venue).order(key)] as const
    }),
  )
  // What ended or moved while the venue was asked is no difference.
  return new Map(looked.filter(([id]) => !isFinal(desk.records.orders.get(id)!.state)))
}

/** Whether the answer to an order may still be on its way: it is young, and nobody has called its answer lost. */
export const isUnderWay = ({ state, reason, updatedMs }: Order): boolean =>
  state === 'pending' && reason === undefined && Date.now() - updatedMs <= answeredAfterMs

const isLookedFor = ({ venueOrderId, updatedMs }: Order): boolean =>
  venueOrderId === undefined && Date.now() - updatedMs <= absentAfterMs
