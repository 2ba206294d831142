import { createInterface } from 'node:readline'
import { sweep } from './sweep.ts'
import { allSent, type SweepOrders } from '../runner/sweep.ts'

/**
 * The detached sweeper. Its first line of standard input says what to watch; the end of that input means that the run is
 * over, be it finished, interrupted or killed. Terminal signals do not reach it: it is in a process group of its own.
 */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

let orders: SweepOrders | undefined
let inFlight = true
for await (const line of createInterface({ input: process.stdin })) {
  if (line === allSent) inFlight = false
  else orders = JSON.parse(line) as SweepOrders
}
try {
  if (orders) await sweep(orders, inFlight)
} catch (error) {
  // The run, if it still lives, reads in the journal that the sweep is not complete.
  process.stderr.write(
    `the sweeper must look at every order in ${orders?.journal}, could not: ${error instanceof Error ? error.message : String(error)}\n`,
  )
}
process.exit()
