import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { MarketHistory } from '../../core/market-history.ts'
import { BacktestError } from './errors.ts'
import { checkedOptions, type MarketOptions } from './options.ts'
import { overdue } from './replay.ts'
import { summaryFields } from './summary.ts'
import { digestBytes, type SweepTask, type WorkerWord } from './sweep-task.ts'
import { sharedTape, tapeOf } from './tape.ts'

export interface SweepOptions extends MarketOptions {
  /** Whether the returns of every run are kept: 8 bytes for each event of each set. */
  readonly keepTrials?: boolean
}

export interface SweepBounds {
  readonly workers: number
  /** A sweep that takes longer is ended; without one it is not. */
  readonly deadlineMs?: number
}

type Parameters = Readonly<Record<string, number>>

/** One set of parameters and what its run came to; in words where it failed. */
export type SweptSet =
  | {
      readonly parameters: Parameters
      /** See `summaryOf`. */
      readonly summary: Readonly<Record<(typeof summaryFields)[number], number>>
      /** As of a single run. */
      readonly digest: string
    }
  | { readonly parameters: Parameters; readonly failure: string }

export interface SweepResult {
  /** In the order of the sets. */
  readonly sets: readonly SweptSet[]
  /** Returns of each run over all events, in the order of the sets; of one that failed NaN. Where they are kept. */
  readonly trials?: readonly Float64Array[]
}

/** Trials that are kept may take no more memory than this. */
const mostTrialBytes = 2 ** 31

/**
 * Runs the strategy of a module file once for each set of parameters, in as many threads as stated, all over one copy of the
 * data. What comes out does not depend on the number of threads. A set that fails, such as by an unknown parameter, says so and
 * ends no other. The threads reach no host and
 * no file (`confinedModule`). Throws `BacktestError` of unusable data or options of a module that does not load, and
 * of a sweep that takes too long.
 */
export async function sweep(
  modulePath: string,
  data: MarketHistory,
  parameterSets: readonly Parameters[],
  { keepTrials = false, ...market }: SweepOptions,
  { workers, deadlineMs }: SweepBounds,
): Promise<SweepResult> {
  const options = checkedOptions(market)
  const count = parameterSets.length
  const must = (rule: string) => new BacktestError('bad-option', rule)
  if (count === 0) throw must('a sweep must have at least one set of parameters, had none')
  if (!(Number.isSafeInteger(workers) && workers >= 1))
    throw must(`workers must be a whole number of at least 1, was ${workers}`)
  const tape = sharedTape(tapeOf(data))
  if (keepTrials && 8 * count * tape.length > mostTrialBytes)
    throw must(
      `trials that are kept must fit into ${mostTrialBytes} bytes, ${count} of ${tape.length} events do not: sweep fewer sets or longer bars`,
    )
  const task: SweepTask = {
    modulePath,
    tape,
    parameterSets,
    options,
    next: new Int32Array(new SharedArrayBuffer(4)),
    summaries: shared(count * summaryFields.length),
    digests: new Uint8Array(new SharedArrayBuffer(count * digestBytes)),
    trials: shared(keepTrials ? count * tape.length : 0),
  }
  const failures = await worked(task, { workers: Math.min(workers, count), deadlineMs })
  const sets = parameterSets.map((parameters, set) => sweptSet(task, parameters, set, failures))
  const row = (set: number) => task.trials.subarray(set * tape.length, (set + 1) * tape.length)
  return keepTrials ? { sets, trials: parameterSets.map((_, set) => row(set)) } : { sets }
}

const shared = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length))

/** Lets the workers take one set after another; the failures by number of the set. */
async function worked(
  task: SweepTask,
  { workers, deadlineMs }: { readonly workers: number; readonly deadlineMs: number | undefined },
): Promise<ReadonlyMap<number, string>> {
  const failures = new Map<number, string>()
  const url = new URL(`./sweep-worker${extname(import.meta.url)}`, import.meta.url)
  const threads = Array.from({ length: workers }, () => new Worker(url, { workerData: task }))
  const ended = threads.map(
    thread =>
      new Promise<void>((resolve, reject) => {
        thread.on('message', (word: WorkerWord) => {
          if ('set' in word) failures.set(word.set, word.failure)
          else reject(new BacktestError('bad-module', word.failure))
        })
        thread.once('error', error =>
          reject(
            new BacktestError(
              'worker-lost',
              `a thread of the sweep must not fail, did: ${wordsOf(error)}`,
              {
                cause: error,
              },
            ),
          ),
        )
        thread.once('exit', code =>
          code === 0
            ? resolve()
            : reject(
                new BacktestError(
                  'worker-lost',
                  `a thread of the sweep must end by itself, ended with ${code}`,
                ),
              ),
        )
      }),
  )
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    if (deadlineMs !== undefined)
      timer = setTimeout(() => reject(overdue(task.modulePath, deadlineMs)), deadlineMs)
  })
  try {
    await Promise.race([Promise.all(ended), late])
  } finally {
    clearTimeout(timer)
    await Promise.allSettled(threads.map(thread => thread.terminate()))
  }
  return failures
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function sweptSet(
  { summaries, digests }: SweepTask,
  parameters: Parameters,
  set: number,
  failures: ReadonlyMap<number, string>,
): SweptSet {
  const failure = failures.get(set)
  if (failure !== undefined) return { parameters, failure }
  const values = summaryFields.map((name, at) => [name, summaries[set * summaryFields.length + at]])
  const digest = digests.subarray(set * digestBytes, (set + 1) * digestBytes)
  return {
    parameters,
    summary: Object.fromEntries(values) as Record<(typeof summaryFields)[number], number>,
    digest: Buffer.from(digest).toString('hex'),
  }
}
