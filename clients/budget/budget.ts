import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { setTimeout as delay } from 'node:timers/promises'
import { authorityOf } from '../venue/url-tree.ts'
import { inLine } from '../in-line.ts'
import { takeTurns } from './turns.ts'

/** Half of a venue's allowance is used, or the venue asked for restraint: what is left is for those who trade. */
export class AllowanceSpent extends Error {
  override readonly name = 'AllowanceSpent'
  readonly code = 'ALLOWANCE_SPENT'
}

/** What is asked of one venue by all runs on this machine together. */
export interface Allowance {
  /** One for all of the venue's hosts. */
  readonly name: string
  readonly perSecond: number
  /** Authorities (host and port) at which the venue is asked. */
  readonly authorities: readonly string[]
  /** How many of the cheapest requests one of a path and query weighs. */
  readonly weightOf: (path: string) => number
}

interface Share {
  readonly folder: string
  readonly byAuthority: ReadonlyMap<string, Allowance>
}

let share: Share | undefined

/** From now on this thread's requests to these authorities take their turns among those of all runs that share the folder. */
export function shareBudget(folder: string, allowances: readonly Allowance[]): void {
  const byAuthority = new Map(
    allowances.flatMap(one => one.authorities.map(authority => [authority, one] as const)),
  )
  share = { folder: join(folder, 'budget'), byAuthority }
}

/** Whether requests to an authority take their turns among those of all runs. */
export const isShared = (authority: string): boolean => share?.byAuthority.has(authority) ?? false

/**
 * Waits for the turn of a request of this weight; throws `AllowanceSpent` when none may be sent now. An authority that is
 * shared with no other run is not waited for here.
 */
export async function sharedTurn(authority: string, weight = 1): Promise<void> {
  const allowance = share?.byAuthority.get(authority)
  if (!share || !allowance) return
  const { folder } = share
  const { name, perSecond } = allowance
  await inLine(`budget of ${name}`, async () => {
    refuseWhileSpent(authority)
    const queue = { folder: join(folder, fileName(name)), stepMs: 1000 / perSecond }
    const waitMs = takeTurns({ ...queue, nowMs: Date.now() }, weight)
    if (waitMs > 0) await delay(waitMs)
    refuseWhileSpent(authority)
  })
}

/** The same for a request that nobody else has a pacer for, by its URL. */
export async function turnFor(url: string): Promise<void> {
  const authority = authorityOf(url)
  const { pathname, search } = new URL(url)
  await sharedTurn(authority, share?.byAuthority.get(authority)?.weightOf(pathname + search))
}

/** Until then nothing is asked of the venue, by any run. */
export function markSpent(authority: string, untilMs: number): void {
  const allowance = share?.byAuthority.get(authority)
  if (!share || !allowance || untilMs <= spentUntilMs(authority)) return
  const file = spentFile(share.folder, allowance.name)
  mkdirSync(share.folder, { recursive: true })
  // Written apart and renamed: another process reads the old word or the new one, never half of it.
  const fresh = `${file}.${process.pid}.${threadId}`
  writeFileSync(fresh, String(untilMs))
  renameSync(fresh, file)
}

/** Until when, in milliseconds since 1970, the venue's allowance is spent; 0 when it is not known to be. */
export function spentUntilMs(authority: string): number {
  const allowance = share?.byAuthority.get(authority)
  if (!share || !allowance) return 0
  try {
    return Number(readFileSync(spentFile(share.folder, allowance.name), 'utf8')) || 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

function refuseWhileSpent(authority: string): void {
  const untilMs = spentUntilMs(authority)
  if (Date.now() < untilMs)
    throw new AllowanceSpent(
      `nothing may be asked of ${authority} once half of its allowance is used, half was used by others or the venue asked for restraint; ask again after ${new Date(untilMs).toISOString()}`,
    )
}

const spentFile = (folder: string, name: string) => join(folder, `${fileName(name)}.spent`)
const fileName = (name: string) => encodeURIComponent(name)
