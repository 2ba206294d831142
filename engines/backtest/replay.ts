import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { MarketHistory } from '../../core/market-history.ts'
import type { BacktestOptions } from './backtest.ts'
import { BacktestError } from './errors.ts'
import type { Replayed, ReplayWord } from './replay-task.ts'

export interface ReplayBounds {
  /** A run that takes longer is ended. */
  readonly deadlineMs: number
  /** By how much the dates of this run are later; 0 where it is not stated. */
  readonly clockShiftMs?: number
  /** Of the thread's own objects, the data not among them; 1024 where it is not stated. */
  readonly mostMegabytes?: number
}

/**
 * Runs the strategy of a module file once, as `backtest` does, in a thread of its own that ends with it: nothing that a module
 * keeps, from this run or from one over more data, reaches another, and what never ends is ended. The thread reaches no host and
 * no file (`confinedModule`). Throws `BacktestError` as `backtest` and `confinedModule` do, and of a run that takes too long or
 * too much memory.
 */
export async function replay(
  modulePath: string,
  data: MarketHistory,
  options: BacktestOptions,
  { deadlineMs, clockShiftMs = 0, mostMegabytes = 1024 }: ReplayBounds,
): Promise<Replayed> {
  const url = new URL(`./replay-worker${extname(import.meta.url)}`, import.meta.url)
  const thread = new Worker(url, {
    workerData: { modulePath, data, options, clockShiftMs },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const word = await new Promise<ReplayWord>((resolve, reject) => {
      const lost = (found: string, cause?: unknown) =>
        reject(
          new BacktestError('worker-lost', `a run of ${modulePath} must end by itself, ${found}`, {
            cause,
          }),
        )
      timer = setTimeout(() => reject(overdue(modulePath, deadlineMs)), deadlineMs)
      thread.once('message', resolve)
      thread.once('error', error =>
        lost(`failed: ${error instanceof Error ? error.message : String(error)}`, error),
      )
      thread.once('exit', code => lost(`ended its thread with ${code}`))
    })
    if ('failure' in word) throw new BacktestError(word.code, word.failure)
    return word.replayed
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

/** What a run, or a sweep, that took too long ends with. */
export const overdue = (modulePath: string, deadlineMs: number): BacktestError =>
  new BacktestError(
    'overdue',
    `runs of ${modulePath} must end within ${deadlineMs} ms, did not: look for a loop without an end, or allow more`,
  )
