import { setTimeout as delay } from 'node:timers/promises'
import { appendToJournal, readJournal, type JournalOrder } from '../../clients/journal/journal.ts'
import type { Venue, VenueTarget } from '../../clients/venue/port.ts'
import type { SweepOrders } from '../runner/sweep.ts'

/** How long a request of a run that was cut off may still be on its way. */
const inFlightMs = 1_000

/** Looks at every order that the journal names, cancels what is open, and writes down what it found. */
export async function sweep(
  { journal, venues, loopbackOnly, certificateAuthority }: SweepOrders,
  inFlight: boolean,
): Promise<void> {
  const orders = await intentsIn(journal)
  if (orders.length === 0) return
  const { allowOnlyHosts } = await import('../../clients/egress.ts')
  const { hostsOf } = await import('../../clients/venue/hosts.ts')
  allowOnlyHosts(loopbackOnly ? 'loopback' : venues.flatMap(hostsOf))
  if (certificateAuthority !== undefined) {
    const { trustAuthority } = await import('../../clients/trust.ts')
    trustAuthority(certificateAuthority)
  }
  for (const [name, own] of Map.groupBy(orders, ({ venue }) => venue))
    await sweepVenue(
      venues.find(venue => venue.name === name)!,
      own,
      { journal, inFlight },
    )
  appendToJournal(journal, { kind: 'sweep-complete', atMs: Date.now() })
}

async function intentsIn(journal: string): Promise<readonly JournalOrder[]> {
  const entries = await readJournal(journal)
  return entries.flatMap(entry => (entry.kind === 'intent' ? [entry] : []))
}

interface Circumstances {
  readonly journal: string
  readonly inFlight: boolean
}

/** A venue that does not answer is asked again: an order left open costs more than the wait. */
const attempts = 3
const pauseMs = 2_000

async function sweepVenue(
  target: VenueTarget,
  orders: readonly JournalOrder[],
  circumstances: Circumstances,
): Promise<void> {
  const { openVenue } = await import('../../clients/venue/open.ts')
  const canceled = new Set<JournalOrder>()
  let reason = ''
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      const venue = await openVenue(target, { class: 'trade', intent: () => {} })
      await sweepAt(venue, { orders, canceled }, circumstances)
      return await venue.close()
    } catch (error) {
      reason = `the venue could not be asked: ${error instanceof Error ? error.message : String(error)}`
      if (attempt < attempts) await delay(pauseMs)
    }
  }
  for (const order of orders)
    appendToJournal(circumstances.journal, { kind: 'left-open', ...noteOf(order), reason })
}

interface Search {
  readonly orders: readonly JournalOrder[]
  /** Those that were found open and whose cancel was sent, in this attempt or an earlier one. */
  readonly canceled: Set<JournalOrder>
}

async function sweepAt(
  venue: Venue,
  { orders, canceled }: Search,
  { journal, inFlight }: Circumstances,
): Promise<void> {
  for (const order of await cancelOpen(venue, orders)) canceled.add(order)
  if (inFlight) {
    await delay(inFlightMs)
    for (const order of await cancelOpen(venue, orders)) canceled.add(order)
  }
  const left = new Set(await stillOpen(venue, orders))
  for (const order of left)
    appendToJournal(journal, { kind: 'left-open', ...noteOf(order), reason: leftReason })
  for (const order of canceled)
    if (!left.has(order)) appendToJournal(journal, { kind: 'swept', ...noteOf(order) })
}

const noteOf = ({ venue, symbol, clientOrderId }: JournalOrder) => ({
  atMs: Date.now(),
  venue,
  symbol,
  clientOrderId,
})

const leftReason = 'the venue still shows it after its cancel'

async function cancelOpen(
  venue: Venue,
  orders: readonly JournalOrder[],
): Promise<readonly JournalOrder[]> {
  const open = await stillOpen(venue, orders)
  // One refusal must not leave the other orders open; what is still open afterwards is the venue's to say.
  for (const { symbol, clientOrderId } of open)
    await venue.cancel(symbol, clientOrderId).catch(() => false)
  return open
}

/** The venue's own word on which of these orders are open. */
async function stillOpen(
  venue: Venue,
  orders: readonly JournalOrder[],
): Promise<readonly JournalOrder[]> {
  const bySymbol = Map.groupBy(orders, ({ symbol }) => symbol)
  const wanted = new Set(orders.map(({ clientOrderId }) => clientOrderId))
  const open = await Promise.all(
    [...bySymbol.keys()].map(symbol => venue.openOrders(symbol, id => wanted.has(id))),
  )
  const ids = new Set(open.flat().map(({ clientOrderId }) => clientOrderId))
  return orders.filter(({ clientOrderId }) => ids.has(clientOrderId))
}
