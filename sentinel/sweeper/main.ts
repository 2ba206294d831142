import { createInterface } from 'node:readline'
import { cancelAtOnce, prepare, sweep } from './sweep.ts'
import { secretsOf, withoutSecrets } from '../runner/secrets.ts'
import { allSent, cutOff, type SweepOrders } from '../runner/sweep.ts'

/**
 * The detached sweeper. Its first line of standard input says what to watch; the end of that input means that the run is
 * over, be it finished, interrupted or killed. Terminal signals do not reach it: it is in a process group of its own.
 */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

let orders: SweepOrders | undefined
let inFlight = true
let early: Promise<void> = Promise.resolve()
const canceled = new Set<string>()
for await (const line of createInterface({ input: process.stdin })) {
  if (line === allSent) inFlight = false
  else if (line === cutOff) early = orders ? cancelAtOnce(orders, canceled) : early
  else {
    orders = JSON.parse(line) as SweepOrders
    // Loading what speaks to venues takes as long as canceling: an order must not wait for it.
    if (orders.mayTrade) await prepare(orders)
  }
}
try {
  await early
  if (orders) await sweep(orders, inFlight, canceled)
} catch (error) {
  // The run, if it still lives, reads in the journal that the sweep is not complete.
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    `the sweeper must look at every order in ${orders?.journal}, could not: ${withoutSecrets(reason, orders ? secretsOf([orders]) : [])}\n`,
  )
}
process.exit()
