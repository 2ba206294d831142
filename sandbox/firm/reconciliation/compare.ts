import { formatAmount, magnitude, parseAmount, zero, type Amount } from '../amount.ts'
import type { VenueBalance, VenueFill, VenueOrderReport } from '../gateway/port.ts'
import type { HeldBalance } from '../ledger/ledger.ts'
import { isFinal, type Order } from '../orders/order.ts'
import type { Difference } from './reconciliation.ts'

/** What a venue said of the account, all at about one moment. */
export interface Statement {
  readonly openOrders: readonly VenueOrderReport[]
  /** By client order id: those that the firm has as open and the venue does not list; undefined where it has none. */
  readonly looks: ReadonlyMap<string, VenueOrderReport | undefined>
  readonly fills: readonly VenueFill[]
  readonly balances: readonly VenueBalance[]
}

/** What the firm's records say of the venue. */
export interface Books {
  readonly venue: string
  /** Of the venue, open ones and those that the venue's fills or open orders name. */
  readonly orders: readonly Order[]
  /** Trades that no record needs: they were there when the firm first looked. */
  readonly openingTradeIds: ReadonlySet<string>
  readonly balances: readonly HeldBalance[]
  position(symbol: string): Amount
  /** Whether the venue's answer may still come: what it says of such an order is no difference yet. */
  isUnderWay(this: void, order: Order): boolean
}

/** What is to be done about one difference, or several. */
export type Finding =
  | {
      readonly kind: 'unknownOrder'
      readonly venueOrderId: string
      readonly report?: VenueOrderReport
    }
  | { readonly kind: 'missingFill'; readonly fill: VenueFill }
  | { readonly kind: 'report'; readonly order: Order; readonly report: VenueOrderReport }
  | { readonly kind: 'livesOn'; readonly order: Order; readonly report: VenueOrderReport }
  | { readonly kind: 'absent'; readonly order: Order }
  | { readonly kind: 'balance'; readonly currency: string; readonly total: string }

export interface Comparison {
  readonly differences: readonly Difference[]
  readonly findings: readonly Finding[]
}

/** Venues round what they book: so much for each trade, and a little besides, is no difference. */
const allowancePerTrade = parseAmount('0.00000001')
const leastAllowance = parseAmount('0.0000001')

/** Compares the firm's records with what a venue said, over all that either of them has. */
export function compare(books: Books, statement: Statement): Comparison {
  const parts = [
    ordersOf(books, statement),
    fillsOf(books, statement),
    balancesOf(books, statement),
  ]
  return {
    differences: parts.flatMap(({ differences }) => differences),
    findings: parts.flatMap(({ findings }) => findings),
  }
}

const ofVenueOrder = (orders: readonly Order[], venueOrderId: string, clientId?: string) =>
  orders.find(
    order =>
      order.venueOrderId === venueOrderId ||
      (clientId !== undefined && clientId !== '' && order.venueClientOrderId === clientId),
  )

function ordersOf(
  { venue, orders, isUnderWay }: Books,
  { openOrders, looks }: Statement,
): Comparison {
  const differences: Difference[] = []
  const findings: Finding[] = []
  for (const report of openOrders) {
    const order = ofVenueOrder(orders, report.venueOrderId, report.venueClientOrderId)
    if (!order) {
      const subject = report.venueOrderId
      differences.push({ kind: 'orderUnknownToFirm', venue, subject, venueValue: report.state })
      findings.push({ kind: 'unknownOrder', venueOrderId: subject, report })
    } else if ((order.state === 'pending' && !isUnderWay(order)) || isFinal(order.state)) {
      differences.push(stateDifference(order, report))
      findings.push({ kind: isFinal(order.state) ? 'livesOn' : 'report', order, report })
    }
  }
  for (const order of orders) {
    const { clientOrderId: subject } = order.terms
    if (!looks.has(subject)) continue
    const report = looks.get(subject)
    if (!report) {
      differences.push({ kind: 'orderUnknownToVenue', venue, subject, firmValue: order.state })
      findings.push({ kind: 'absent', order })
    } else if (!agree(order, report)) {
      differences.push(stateDifference(order, report))
      findings.push({ kind: 'report', order, report })
    }
  }
  return { differences, findings }
}

/** What is being canceled or replaced is still open at its venue. */
const agree = ({ state }: Order, report: VenueOrderReport): boolean =>
  state === report.state ||
  (['pendingCancel', 'pendingReplace'].includes(state) &&
    ['accepted', 'partiallyFilled'].includes(report.state))

const stateDifference = (order: Order, report: VenueOrderReport): Difference => ({
  kind: 'orderState',
  venue: order.terms.venue,
  subject: order.terms.clientOrderId,
  firmValue: order.state,
  venueValue: report.state,
})

/** The venue's trades that no record of the firm's holds, by the orders and the positions that they belong to. */
function fillsOf(books: Books, { fills, openOrders }: Statement): Comparison {
  const { venue, orders, openingTradeIds } = books
  const known = new Set(
    orders.flatMap(({ terms, fills }) => fills.map(fill => tradeKey({ ...terms, ...fill }))),
  )
  const missing = fills.filter(
    fill => !known.has(tradeKey(fill)) && !openingTradeIds.has(tradeKey(fill)),
  )
  const findings: Finding[] = missing.map(fill => ({ kind: 'missingFill', fill }))
  const differences: Difference[] = []
  for (const [venueOrderId, those] of Map.groupBy(missing, fill => fill.venueOrderId)) {
    const quantity = sum(those.map(fill => parseAmount(fill.quantity)))
    const order = ofVenueOrder(orders, venueOrderId, those[0]!.venueClientOrderId)
    if (order)
      differences.push({
        kind: 'filledQuantity',
        venue,
        subject: order.terms.clientOrderId,
        firmValue: formatAmount(order.filled),
        venueValue: formatAmount(order.filled + quantity),
      })
    else if (!openOrders.some(report => report.venueOrderId === venueOrderId)) {
      const venueValue = `filled ${formatAmount(quantity)}`
      differences.push({ kind: 'orderUnknownToFirm', venue, subject: venueOrderId, venueValue })
      findings.unshift({ kind: 'unknownOrder', venueOrderId })
    }
  }
  for (const [symbol, those] of Map.groupBy(missing, fill => fill.symbol)) {
    const moved = sum(those.map(signedQuantity))
    const firm = books.position(symbol)
    if (moved !== zero)
      differences.push({
        kind: 'position',
        venue,
        subject: symbol,
        firmValue: formatAmount(firm),
        venueValue: formatAmount(firm + moved),
      })
  }
  return { differences, findings }
}

function balancesOf({ venue, balances, orders }: Books, statement: Statement): Comparison {
  const trades = orders.reduce((count, { fills }) => count + fills.length, 0)
  const allowance = leastAllowance + allowancePerTrade * BigInt(trades)
  const firm = new Map(balances.map(({ currency, total }) => [currency, total]))
  const told = new Map(
    statement.balances.map(({ currency, total }) => [currency, parseAmount(total)]),
  )
  const differing = [...new Set([...firm.keys(), ...told.keys()])].filter(
    currency => magnitude((firm.get(currency) ?? zero) - (told.get(currency) ?? zero)) > allowance,
  )
  return {
    differences: differing.map(currency => ({
      kind: 'balance',
      venue,
      subject: currency,
      firmValue: formatAmount(firm.get(currency) ?? zero),
      venueValue: formatAmount(told.get(currency) ?? zero),
    })),
    findings: differing.map(currency => ({
      kind: 'balance',
      currency,
      total: formatAmount(told.get(currency) ?? zero),
    })),
  }
}

/** Venues count the trades of each symbol on their own, and one trade may have both sides with the same account. */
export const tradeKey = ({
  symbol,
  venueTradeId,
  side,
}: Pick<VenueFill, 'symbol' | 'venueTradeId' | 'side'>): string =>
  `${symbol} ${venueTradeId} ${side}`

const signedQuantity = ({ side, quantity }: VenueFill): Amount =>
  side === 'buy' ? parseAmount(quantity) : -parseAmount(quantity)

const sum = (amounts: readonly Amount[]): Amount => amounts.reduce((all, one) => all + one, zero)
