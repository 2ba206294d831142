import { setTimeout as delay } from 'node:timers/promises'
import { appendToJournal, readJournal, type JournalOrder } from '../../clients/journal/journal.ts'
import type { Venue, VenueTarget } from '../../clients/venue/port.ts'
import type { SweepOrders } from '../runner/sweep.ts'

/** How long a request of a run that was cut off may still be on its way. */
const inFlightMs = 1_000

/** Looks at every order that the journal names, cancels what is open, and writes down what it found. */
export async function sweep(
  { journal, venues, loopbackOnly }: SweepOrders,
  inFlight: boolean,
): Promise<void> {
  const orders = await intentsIn(journal)
  if (orders.length === 0) return
  const { allowOnlyHosts } = await import('../../clients/egress.ts')
  const { hostsOf } = await import('../../clients/venue/hosts.ts')
  allowOnlyHosts(loopbackOnly ? 'loopback' : venues.flatMap(hostsOf))
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

async function sweepVenue(
  target: VenueTarget,
  orders: readonly JournalOrder[],
  { journal, inFlight }: Circumstances,
): Promise<void> {
  const note = ({ symbol, clientOrderId }: JournalOrder) => ({
    atMs: Date.now(),
    venue: target.name,
    symbol,
    clientOrderId,
  })
  try {
    const { openVenue } = await import('../../clients/venue/open.ts')
    const venue = await openVenue(target, { class: 'trade', intent: () => {} })
    const swept = await cancelOpen(venue, orders)
    if (inFlight) {
      await delay(inFlightMs)
      swept.push(...(await cancelOpen(venue, orders)))
    }
    const left = new Set(await stillOpen(venue, orders))
    for (const order of left)
      appendToJournal(journal, { kind: 'left-open', ...note(order), reason: leftReason })
    for (const order of new Set(swept))
      if (!left.has(order)) appendToJournal(journal, { kind: 'swept', ...note(order) })
    await venue.close()
  } catch (error) {
    const reason = `the venue could not be asked: ${error instanceof Error ? error.message : String(error)}`
    for (const order of orders)
      appendToJournal(journal, { kind: 'left-open', ...note(order), reason })
  }
}

const leftReason = 'the venue still shows it after its cancel'

async function cancelOpen(venue: Venue, orders: readonly JournalOrder[]): Promise<JournalOrder[]> {
  const open = await stillOpen(venue, orders)
  // One refusal must not leave the other orders open; what is still open afterwards is the venue's to say.
  for (const { symbol, clientOrderId } of open)
    await venue.cancel(symbol, clientOrderId).catch(() => false)
  return [...open]
}

/** The venue's own word on which of these orders are open. */
async function stillOpen(
  venue: Venue,
  orders: readonly JournalOrder[],
): Promise<readonly JournalOrder[]> {
  const bySymbol = Map.groupBy(orders, ({ symbol }) => symbol)
  const open = await Promise.all([...bySymbol.keys()].map(symbol => venue.openOrders(symbol)))
  const ids = new Set(open.flat().map(({ clientOrderId }) => clientOrderId))
  return orders.filter(({ clientOrderId }) => ids.has(clientOrderId))
}
