import { parentPort, workerData } from 'node:worker_threads'
import { backtest } from './backtest.ts'
import { confinedModule } from './confined-module.ts'
import { BacktestError } from './errors.ts'
import type { Replayed, ReplayTask, ReplayWord } from './replay-task.ts'
import { shiftClock } from './shifted-clock.ts'
import type { Strategy, StrategyModule } from './strategy.ts'

/** The thread of one replay. */

const task = { ...(workerData as ReplayTask) }
// Whatever the module imports: the data are not to be found where a thread's data usually are.
for (const name of Object.keys(task)) Reflect.deleteProperty(workerData as object, name)
const port = parentPort!
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of threads has no origin
const tell = (word: ReplayWord) => port.postMessage(word)

if (task.clockShiftMs !== 0) shiftClock(task.clockShiftMs)
try {
  tell({ replayed: await replayed() })
} catch (error) {
  const code = error instanceof BacktestError ? error.code : 'strategy-failed'
  tell({ failure: error instanceof Error ? error.message : String(error), code })
}

async function replayed(): Promise<Replayed> {
  const { module, files } = await confinedModule(task.modulePath)
  let strategy: Strategy | undefined
  const kept: StrategyModule = {
    name: module.name,
    parameters: module.parameters,
    ...(module.warmUpBars !== undefined && { warmUpBars: module.warmUpBars }),
    create: (parameters, tools) => (strategy = module.create(parameters, tools)),
  }
  const result = backtest(kept, task.data, task.options)
  return { result, indicators: strategy?.indicators?.(), files: files() }
}
