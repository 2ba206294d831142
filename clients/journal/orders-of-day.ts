import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As many orders as a day may have were sent already, by this run or another. */
export class OrdersOfDaySpent extends Error {
  override readonly name = 'OrdersOfDaySpent'
  readonly code = 'ORDERS_OF_DAY_SPENT'
}

interface Claim {
  /** Folder that all runs share. */
  readonly folder: string
  /** Most orders of a day. */
  readonly most: number
  readonly nowMs: number
}

/**
 * Takes one of the orders that this day (UTC) may have; throws `OrdersOfDaySpent` when none is left, and whatever the
 * system says when the count cannot be kept. Each claim is a line at the end of one file, and the first lines win: two
 * runs at once see the same order of lines, and a run that dies after its claim has used it up. A line that was cut
 * short counts like any other.
 */
export function claimOrderOfDay({ folder, most, nowMs }: Claim): void {
  const day = new Date(nowMs).toISOString().slice(0, 10)
  const file = join(folder, `orders-${day}.jsonl`)
  const id = randomUUID()
  mkdirSync(folder, { recursive: true })
  // The line break in front ends a line that a crash has cut short.
  appendFileSync(file, `\n${JSON.stringify({ id, atMs: nowMs, pid: process.pid })}`)
  const claims = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const place = claims.findIndex(line => line.includes(id))
  if (place >= 0 && place < most) return
  throw new OrdersOfDaySpent(
    `at most ${most} orders of checks may go to production hosts in a day by [safety] max_orders_per_day, as many were sent on ${day} (${file}); wait for the next day or raise it`,
  )
}
