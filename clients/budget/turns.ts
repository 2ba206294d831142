import { closeSync, mkdirSync, openSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Nobody waits longer than this for a turn. */
const longestWaitMs = 120_000
/** A turn that is over is forgotten after this. */
const keptMs = 60_000

/** So many turns are wanted by others that none comes within the time that is waited at most. */
export class NoTurnLeft extends Error {
  override readonly name = 'NoTurnLeft'
  readonly code = 'NO_TURN_LEFT'
}

interface Queue {
  /** Folder of the turns of one allowance; all runs share it. */
  readonly folder: string
  readonly stepMs: number
  readonly nowMs: number
}

const swept = new Map<string, number>()

/**
 * Takes `count` turns, of which one begins every `stepMs`, and returns how long it is until the first. A turn is a file
 * that only one process can create: nobody holds a lock, and a process that dies has at most wasted the turns it took.
 */
export function takeTurns({ folder, stepMs, nowMs }: Queue, count: number): number {
  mkdirSync(folder, { recursive: true })
  const current = Math.floor(nowMs / stepMs)
  const last = current + Math.ceil(longestWaitMs / stepMs)
  forgetBefore(folder, current - Math.ceil(keptMs / stepMs), nowMs)
  let first: number | undefined
  let taken = 0
  for (let turn = current; taken < count && turn <= last; turn++) {
    if (!take(join(folder, String(turn)))) continue
    first ??= turn
    taken++
  }
  if (first === undefined || taken < count)
    throw new NoTurnLeft(
      `a request must have its turn within ${longestWaitMs / 1000} s, all of them are taken by runs on this machine (${folder}); run fewer at once`,
    )
  return Math.max(0, first * stepMs - nowMs)
}

function take(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Once in a while, so that the folder stays small. Another process may be at it, too. */
function forgetBefore(folder: string, oldest: number, nowMs: number): void {
  if (nowMs - (swept.get(folder) ?? 0) < keptMs) return
  swept.set(folder, nowMs)
  for (const name of readdirSync(folder)) {
    if (!/^\d+$/.test(name) || Number(name) >= oldest) continue
    try {
      unlinkSync(join(folder, name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}
