import { setTimeout as delay } from 'node:timers/promises'
import { runCommand } from '../../clients/command.ts'
import {
  appendToJournal,
  readJournal,
  type JournalEntry,
  type JournalOrder,
} from '../../clients/journal/journal.ts'
import { secretsOf, withoutSecrets } from '../runner/secrets.ts'
import type { SweepOrders } from '../runner/sweep.ts'
import { openPlace, type Place } from './place.ts'

/** How long a request of a run that was cut off may still be on its way. */
const inFlightMs = 1_000

/**
 * Looks at every order that the journal names, cancels what is open, and writes down what it found. `canceled` names
 * those whose cancel was sent before.
 */
export async function sweep(
  watched: SweepOrders,
  inFlight: boolean,
  canceled: Set<string> = new Set(),
): Promise<void> {
  const { journal } = watched
  const secrets = secretsOf([watched])
  await startStopped(watched, secrets)
  const byPlace = await ordersByPlace(watched)
  // Places do not wait for one another: an order costs as long as it is open.
  await Promise.all(
    byPlace.map(({ open, orders }) =>
      sweepPlace(open, { orders, canceled }, { journal, inFlight, secrets }),
    ),
  )
  if (byPlace.length > 0) appendToJournal(journal, { kind: 'sweep-complete', atMs: Date.now() })
}

/** Starts a trading system that a drill has killed and did not start again: it alone knows the orders that it was sent. */
async function startStopped(
  { journal, start }: SweepOrders,
  secrets: readonly string[],
): Promise<void> {
  const last = (await readJournal(journal)).findLast(({ kind }) => processKinds.includes(kind))
  if (!start || last?.kind !== 'system-stopped') return
  try {
    await runCommand(start)
    appendToJournal(journal, { kind: 'system-started', atMs: Date.now() })
  } catch (error) {
    const reason = withoutSecrets((error as Error).message, secrets)
    process.stderr.write(`the trading system may still be stopped: ${reason}\n`)
  }
}

const processKinds: readonly JournalEntry['kind'][] = ['system-stopped', 'system-started']

/**
 * Cancels at once what a run that is being cut off has left open, and again what was still on its way. What goes wrong
 * here is told by the sweep at the run's end.
 */
export async function cancelAtOnce(watched: SweepOrders, canceled: Set<string>): Promise<void> {
  for (const pauseMs of [0, inFlightMs]) {
    await delay(pauseMs)
    const byPlace = await ordersByPlace(watched).catch(() => [])
    await Promise.allSettled(
      byPlace.map(async ({ open, orders }) => {
        const place = await open()
        for (const order of await cancelOpen(place, orders)) canceled.add(keyOf(order))
        await place.close()
      }),
    )
  }
}

/** Loads what speaks to venues, and shuts this process to everything else. */
export async function prepare({
  venues,
  tradingSystem,
  loopbackOnly,
  certificateAuthority,
  productionHosts = [],
}: SweepOrders): Promise<void> {
  const [{ allowOnlyHosts }, { guardOrders }, { hostsOfTarget }, { trustAuthority }] =
    await Promise.all([
      import('../../clients/egress.ts'),
      import('../../clients/order-gate/gate.ts'),
      import('../../fixtures/target-hosts.ts'),
      import('../../clients/trust.ts'),
      import('../../clients/venue/open.ts'),
      import('../../clients/trading-system/open.ts'),
    ])
  allowOnlyHosts(loopbackOnly ? 'loopback' : hostsOfTarget({ venues, tradingSystem }))
  guardOrders(productionHosts)
  if (certificateAuthority !== undefined) trustAuthority(certificateAuthority)
}

interface OrdersAtPlace {
  readonly open: () => Promise<Place>
  readonly orders: readonly JournalOrder[]
}

/** The orders of the journal by where they were sent; nothing is loaded where there are none. */
async function ordersByPlace(watched: SweepOrders): Promise<readonly OrdersAtPlace[]> {
  const orders = await intentsIn(watched.journal)
  if (orders.length === 0) return []
  await prepare(watched)
  const byPlace = Map.groupBy(orders, ({ venue, via }) => (via ? undefined : venue))
  return [...byPlace.values()].map(own => ({
    open: () => openPlace(own[0]!, watched),
    orders: own,
  }))
}

const keyOf = ({ venue, clientOrderId }: JournalOrder): string => `${venue} ${clientOrderId}`

async function intentsIn(journal: string): Promise<readonly JournalOrder[]> {
  const entries = await readJournal(journal)
  return entries.flatMap(entry => (entry.kind === 'intent' ? [entry] : []))
}

interface Circumstances {
  readonly journal: string
  readonly inFlight: boolean
  /** What an answer may quote and the journal must not. */
  readonly secrets: readonly string[]
}

/** A place that does not answer is asked again: an order left open costs more than the wait. */
const attempts = 3
const pauseMs = 2_000

async function sweepPlace(
  open: () => Promise<Place>,
  { orders, canceled }: Search,
  circumstances: Circumstances,
): Promise<void> {
  let reason = ''
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      const place = await open()
      await sweepAt(place, { orders, canceled }, circumstances)
      return await place.close()
    } catch (error) {
      reason = `it could not be asked: ${error instanceof Error ? error.message : String(error)}`
      if (attempt < attempts) await delay(pauseMs)
    }
  }
  const told = withoutSecrets(reason, circumstances.secrets)
  for (const order of orders)
    appendToJournal(circumstances.journal, { kind: 'left-open', ...noteOf(order), reason: told })
}

interface Search {
  readonly orders: readonly JournalOrder[]
  /** Names of those that were found open and whose cancel was sent, in this attempt or an earlier one. */
  readonly canceled: Set<string>
}

async function sweepAt(
  place: Place,
  { orders, canceled }: Search,
  { journal, inFlight }: Circumstances,
): Promise<void> {
  for (const order of await cancelOpen(place, orders)) canceled.add(keyOf(order))
  if (inFlight) {
    await delay(inFlightMs)
    for (const order of await cancelOpen(place, orders)) canceled.add(keyOf(order))
  }
  const left = new Set(await place.stillOpen(orders))
  for (const order of left)
    appendToJournal(journal, { kind: 'left-open', ...noteOf(order), reason: leftReason })
  for (const order of orders)
    if (canceled.has(keyOf(order)) && !left.has(order))
      appendToJournal(journal, { kind: 'swept', ...noteOf(order) })
}

const noteOf = ({ venue, symbol, clientOrderId, via }: JournalOrder) => ({
  atMs: Date.now(),
  venue,
  symbol,
  clientOrderId,
  ...(via && { via }),
})

const leftReason = 'it is shown as open after its cancel'

async function cancelOpen(
  place: Place,
  orders: readonly JournalOrder[],
): Promise<readonly JournalOrder[]> {
  const open = await place.stillOpen(orders)
  // One refusal must not leave the other orders open; what is still open afterwards is the place's to say.
  for (const order of open) await place.cancel(order).catch(() => false)
  return open
}
