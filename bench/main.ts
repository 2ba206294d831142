import { benchBacktest, benchSweep } from './backtest.ts'
import { benchBundle } from './bundle.ts'
import { benchFeed } from './feed.ts'
import { benchFramework } from './framework.ts'
import { benchMatching } from './matching.ts'
import { benchPhase } from './phase.ts'
import { benchReport } from './report.ts'
import { benchLine, type BenchResult } from './result.ts'
import { benchRiskNumbers } from './risk-numbers.ts'
import { benchStartup } from './startup.ts'
import { benchTrend } from './trend.ts'

/** Every figure that the project promises, measured in one run; exits 1 when one is missed. */
const parts: Readonly<
  Record<string, () => Promise<readonly BenchResult[]> | readonly BenchResult[]>
> = {
  startup: benchStartup,
  matching: () => [benchMatching()],
  framework: benchFramework,
  phase: benchPhase,
  report: benchReport,
  feed: benchFeed,
  bundle: benchBundle,
  trend: benchTrend,
  backtest: benchBacktest,
  sweep: benchSweep,
  'risk-numbers': benchRiskNumbers,
}

const wanted = process.argv.slice(2)
const unknown = wanted.find(name => !Object.hasOwn(parts, name))
if (unknown)
  throw new Error(`a benchmark must be one of ${Object.keys(parts).join(', ')}, was ${unknown}`)

const results: BenchResult[] = []
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const result of await bench()) {
    results.push(result)
    process.stdout.write(`${benchLine(result)}\n`)
  }
}
process.exit(results.every(({ holds }) => holds) ? 0 : 1)
