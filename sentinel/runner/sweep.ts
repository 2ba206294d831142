import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Command } from '../../clients/command.ts'
import type { GuardedHost } from '../../clients/order-gate/gate.ts'
import type { TradingSystemTarget } from '../../clients/trading-system/open.ts'
import type { VenueTarget } from '../../clients/venue/port.ts'
import { readJournal, type JournalEntry } from '../../clients/journal/journal.ts'
import { programWords } from '../installation.ts'

/** What the sweeper is told before it waits for the run to end. */
export interface SweepOrders {
  readonly journal: string
  readonly venues: readonly VenueTarget[]
  /** Where orders are canceled that were sent through the trading system. */
  readonly tradingSystem?: TradingSystemTarget | undefined
  /** How it is started again where the run was cut off while a drill had killed it. */
  readonly start?: Command | undefined
  /** Authority that vouches for the venues of a sandbox, as PEM. */
  readonly certificateAuthority?: string | undefined
  /** The target is a sandbox: the sweeper, too, may only connect to loopback. */
  readonly loopbackOnly: boolean
  /** Hosts at which the sweeper may cancel what the run sent, where orders were allowed, and nothing else but read. */
  readonly productionHosts?: readonly GuardedHost[]
  /** Whether something that may send orders was selected: the sweeper then makes itself ready before it is needed. */
  readonly mayTrade?: boolean
}

export interface SweepResult {
  /** Orders that were still open after the run and were canceled. */
  readonly swept: number
  /** Orders that may still be open: venue, symbol and client order id, and why. */
  readonly leftOpen: readonly string[]
}

/** A process that outlives the run: when the pipe to it closes, for whatever reason, it cancels what the journal names. */
export interface Sweeper {
  /**
   * Ends the watch, waits until every order of the run has been looked at, and tells what was found. After a run that
   * did not end by itself a request may still be on its way, so the sweeper looks twice.
   */
  finish(how: 'ended' | 'cut-off'): Promise<SweepResult>
  /** Cancels what is open now, while the run is still being wound up: that may take longer than an order may be open. */
  cancelNow(): void
}

/** Said to the sweeper when the run is being cut off. */
export const cutOff = 'cut off'

/** Said to the sweeper when no request of the run can still be on its way. */
export const allSent = 'all sent'

const patienceMs = 30_000

export function startSweeper(orders: SweepOrders): Sweeper {
  const child = spawn(process.execPath, programWords('sentinel/sweeper/main'), {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.unref()
  child.stdin.on('error', () => {})
  child.stdin.write(`${JSON.stringify(orders)}\n`)
  const exited = once(child, 'exit')
  return {
    cancelNow: () => void child.stdin.write(`${cutOff}\n`),
    finish: how => {
      if (how === 'ended') child.stdin.write(`${allSent}\n`)
      return finish(child, exited, orders.journal)
    },
  }
}

async function finish(
  child: ChildProcess,
  exited: Promise<unknown>,
  journal: string,
): Promise<SweepResult> {
  child.ref()
  child.stdin?.end()
  const patience = AbortSignal.timeout(patienceMs)
  await Promise.race([exited, once(patience, 'abort')])
  return readJournal(journal).then(sweepResultOf, (error: Error) => ({
    swept: 0,
    leftOpen: [`whatever ${journal} names, which could not be read: ${error.message}`],
  }))
}

/** What the journal says of a sweep; orders that nobody has looked at may be open. */
export function sweepResultOf(entries: readonly JournalEntry[]): SweepResult {
  const swept = entries.filter(({ kind }) => kind === 'swept').length
  const left = entries.flatMap(entry =>
    entry.kind === 'left-open' ? [`${nameOf(entry)}: ${entry.reason}`] : [],
  )
  const intents = entries.flatMap(entry => (entry.kind === 'intent' ? [nameOf(entry)] : []))
  const complete = entries.some(({ kind }) => kind === 'sweep-complete')
  if (intents.length === 0 || complete) return { swept, leftOpen: left }
  return { swept, leftOpen: intents.map(name => `${name}: the sweeper did not finish`) }
}

const nameOf = (order: { venue: string; symbol: string; clientOrderId: string }) =>
  `${order.venue} ${order.symbol} ${order.clientOrderId}`
