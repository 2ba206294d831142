import type { VenueFill, VenueOrderKey, VenueOrderReport } from '../port.ts'
import { VenueFailure } from '../venue-failure.ts'
import type { Form, KrakenClient } from './client.ts'
import type { Pairs } from './pairs.ts'
import { queriedFill, queriedReports } from './reports.ts'
import { isUnknownOrder } from './words.ts'

const historyCost = 2

/** Every order that is open, of whatever pair. */
export async function openOrders(
  client: KrakenClient,
  pairs: Pairs,
  form: Form = {},
): Promise<readonly VenueOrderReport[]> {
  const charges = client.limits.privateCall(1)
  const result = await client.ask({ method: 'private/OpenOrders', form, charges })
  return queriedReports(result.fields('open'), pairs)
}

/** An order by either id; undefined when the venue says that it knows none. */
export async function orderOf(
  client: KrakenClient,
  pairs: Pairs,
  { venueClientOrderId, venueOrderId }: VenueOrderKey,
): Promise<VenueOrderReport | undefined> {
  if (venueClientOrderId !== '') return orderByClientId(client, pairs, venueClientOrderId)
  const { result, refusal = '' } = await client.tryToAsk({
    method: 'private/QueryOrders',
    form: { txid: venueOrderId },
    charges: client.limits.privateCall(1),
  })
  if (result) return queriedReports(result, pairs)[0]
  if (isUnknownOrder(refusal)) return undefined
  throw new VenueFailure('refused', `the order was not told: ${refusal}`)
}

/**
 * Open orders first, then closed ones: it can only go from the one to the other. And open ones once more, for an order that
 * was just placed may be missing there for a moment.
 */
async function orderByClientId(
  client: KrakenClient,
  pairs: Pairs,
  id: string,
): Promise<VenueOrderReport | undefined> {
  const form = { cl_ord_id: id }
  const isIt = (report: VenueOrderReport) => report.venueClientOrderId === id
  const open = (await openOrders(client, pairs, form)).find(isIt)
  if (open) return open
  const charges = client.limits.privateCall(1)
  const result = await client.ask({ method: 'private/ClosedOrders', form, charges })
  const closed = queriedReports(result.fields('closed'), pairs).find(isIt)
  return closed ?? (await openOrders(client, pairs, form)).find(isIt)
}

/** The account's fills since an instant, oldest first: pages count from the newest, so a new fill repeats one. */
export async function fillsSince(
  client: KrakenClient,
  pairs: Pairs,
  sinceMs: number,
): Promise<readonly VenueFill[]> {
  const fills = new Map<string, VenueFill>()
  // What lies after the start is told, not what lies on it.
  const start = (Math.max(0, sinceMs - 1) / 1000).toFixed(3)
  for (let offset = 0; ;) {
    const result = await client.ask({
      method: 'private/TradesHistory',
      form: { start, ofs: String(offset) },
      charges: client.limits.privateCall(historyCost),
    })
    const trades = result.fields('trades')
    for (const id of trades.names()) fills.set(id, queriedFill(id, trades.fields(id), pairs))
    offset += trades.names().length
    if (trades.names().length === 0 || offset >= result.number('count')) break
  }
  return [...fills.values()]
    .toReversed()
    .filter(({ venueMs }) => venueMs >= sinceMs)
    .sort((left, right) => left.venueMs - right.venueMs)
}
