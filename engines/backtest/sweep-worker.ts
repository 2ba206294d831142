import { parentPort, workerData } from 'node:worker_threads'
import { confinedModule } from './confined-module.ts'
import { digestOf } from './digest.ts'
import { parametersOf } from './module.ts'
import { recordingFor, run } from './run.ts'
import type { StrategyModule } from './strategy.ts'
import { summaryFields, summaryOf } from './summary.ts'
import { digestBytes, type SweepTask, type WorkerWord } from './sweep-task.ts'

/** One thread of a sweep: takes the next set that nobody has taken until there is none. */

const task = { ...(workerData as SweepTask) }
// Whatever the module imports: the data are not to be found where a thread's data usually are.
for (const name of Object.keys(task)) Reflect.deleteProperty(workerData as object, name)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of threads has no origin
const tell = (word: WorkerWord) => parentPort!.postMessage(word)
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const loaded = await confinedModule(task.modulePath).catch((error: unknown) =>
  tell({ failure: wordsOf(error) }),
)
if (loaded) work(loaded.module)

function work(module: StrategyModule): void {
  const { next, parameterSets } = task
  const recording = recordingFor(task.tape.length)
  for (;;) {
    const set = Atomics.add(next, 0, 1)
    const parameters = parameterSets[set]
    if (!parameters) return
    try {
      runSet(module, set, recording)
    } catch (error) {
      trialOf(set).fill(Number.NaN)
      tell({ set, failure: wordsOf(error) })
    }
  }
}

/** Equity and positions are written over by every set; returns too, where they are not kept. */
function runSet(
  module: StrategyModule,
  set: number,
  recording: ReturnType<typeof recordingFor>,
): void {
  const { tape, options, parameterSets, summaries, digests } = task
  const parameters = parametersOf(module, parameterSets[set])
  const returns = task.trials.length > 0 ? trialOf(set) : recording.returns
  const ended = run(tape, { module, parameters, options }, { ...recording, returns })
  summaries.set(summaryOf(ended, options.initialCapital), set * summaryFields.length)
  const digest = Buffer.from(digestOf(ended.account.fills, ended.equity), 'hex')
  digests.set(digest, set * digestBytes)
}

function trialOf(set: number): Float64Array {
  const { trials, tape } = task
  return trials.subarray(set * tape.length, (set + 1) * tape.length)
}
