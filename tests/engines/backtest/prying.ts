import { workerData } from 'node:worker_threads'
import type { StrategyModule } from '../../../engines/backtest/strategy.ts'

/** Looks for the data where a thread's data usually are, and fails where it finds any. */
export const strategy: StrategyModule = {
  name: 'prying',
  parameters: {},
  create: () => ({
    onBar() {
      const found = Object.keys(workerData as object)
      if (found.length > 0) throw new Error(`found ${found.join(', ')}`)
    },
  }),
}
