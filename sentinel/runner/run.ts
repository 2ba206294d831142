import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { LoadedConfig } from '../../config/load.ts'
import type { Config } from '../../config/schema.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { createProgress } from '../../reporters/terminal.ts'
import { ReportsNotWritten, writeReports } from '../../reporters/write-reports.ts'
import { phaseSpecs } from './phase-specs.ts'
import { reportOf, watermarkOf } from './run-report.ts'
import { incompletePhases, select } from './selection.ts'
import { runSession } from './session.ts'
import { startSweeper } from './sweep.ts'
import { guardProcess, openTarget, switchFaults } from './target.ts'

export interface RunRequest {
  readonly paths: readonly string[]
  readonly phases: readonly string[]
  /** Faults of the sandbox that are on during the whole run. */
  readonly faults: readonly string[]
  /** Folder, relative to the working directory, that receives the reports. */
  readonly output: string
}

/** Runs the selected checks against the target, writes every report, and leaves nothing behind, however it ends. */
export async function run(
  loaded: LoadedConfig,
  request: RunRequest,
  interrupt: AbortSignal,
): Promise<RunReport> {
  const { config } = loaded
  const startedMs = Date.now()
  const runId = `r${randomBytes(4).toString('hex')}`
  const files = select(request)
  const missingPhases = incompletePhases(config.safety.required_phases, files)
  await using opened = await openTarget(config)
  const { target } = opened
  const sandbox = target.control !== undefined
  guardProcess(target)
  await using _faults = await switchFaults(target, request.faults)

  const progress = createProgress(process.stdout, process.env)
  progress.started({
    runId,
    profile: config.profile,
    watermark: watermarkOf(sandbox),
    checks: undefined,
  })
  const journal = join(request.output, 'journal', `${runId}.jsonl`)
  const sweeper = startSweeper({
    journal,
    venues: target.venues,
    certificateAuthority: target.certificateAuthority,
    loopbackOnly: sandbox,
  })
  const workers = workersFor(config)
  const session = { runId, config, files, targets: [target], journal, workers, listener: progress }
  const { results, problems } = await runSession(session, interrupt)

  const interrupted = interrupt.aborted
  const cutOff = interrupted || problems.length > 0 || !results.every(endedByItself)
  const sweep = await sweeper.finish(cutOff ? 'cut-off' : 'ended')
  const report = reportOf({
    runId,
    loaded,
    sandbox,
    startedMs,
    finishedMs: Date.now(),
    paths: request.paths,
    missingPhases,
    faults: request.faults,
    phaseSpecs: await phaseSpecs(),
    results,
    problems,
    sweep,
    interrupted,
  })
  const written = await writeReports(report, request.output).catch((error: unknown) => {
    if (error instanceof ReportsNotWritten) return error
    throw error
  })
  progress.ended(report, written instanceof ReportsNotWritten ? written.written : written)
  if (written instanceof ReportsNotWritten) throw written
  return report
}

/** A check that timed out or broke off may have left a request on its way. */
const endedByItself = ({ outcome }: CheckResult) =>
  outcome === 'passed' || outcome === 'not-applicable' || outcome === 'not-assessed'

/** As many as there are cores, two even on one so that a slow venue does not hold up the rest; never more than the configuration allows. */
export const workersFor = ({ system }: Config): number =>
  Math.min(system.max_concurrent_validations, Math.max(2, availableParallelism()))
