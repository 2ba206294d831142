import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Vitest } from 'vitest/node'
import type { Config } from '../../config/schema.ts'
import type { EvidenceFile } from '../../core/evidence-file.ts'
import type { CheckResult } from '../../core/run-report.ts'
import type { Target } from '../../fixtures/provided.ts'
import { Collector, type Listener } from './collector.ts'
import { createEngine } from './engine.ts'
import { productionVenuesOf } from './production.ts'
import { secretsOf, withoutSecrets } from './secrets.ts'
import type { CheckFile } from './selection.ts'

/** One pass of Vitest over a set of check files. */
export interface Session {
  readonly runId: string
  readonly config: Config
  readonly files: readonly CheckFile[]
  /** One for each worker; a single one is shared by all. */
  readonly targets: readonly Target[]
  readonly journal: string
  readonly workers: number
  /** Faults under which each check is run once more. */
  readonly faultsByCheck?: Readonly<Record<string, readonly string[]>>
  readonly listener?: Listener
  /** What must not be told; left out, the secrets of the targets. */
  readonly secrets?: readonly string[]
}

export interface SessionEnding {
  /** One result for each selected check, also for those that never ran. */
  readonly results: readonly CheckResult[]
  /** Errors outside any check. */
  readonly problems: readonly string[]
  /** Raw evidence, in the order in which the checks ended. */
  readonly evidence: readonly EvidenceFile[]
}

/** How long a cancelled session may take to stop by itself. */
const graceMs = 5_000

/** Runs every file to its end, to the interrupt or to the deadline of the configuration, and tells what became of each. */
export async function runSession(session: Session, interrupt: AbortSignal): Promise<SessionEnding> {
  const { files, targets, workers, listener, config } = session
  const { secrets = secretsOf(targets) } = session
  const collector = new Collector(files, { listener, secrets })
  const parallel = targets.length > 1
  const vitest = await createEngine({ reporter: collector, files, workers, parallel })
  await provide(vitest, session)

  const stop = new AbortController()
  const crash = (error: Error) => {
    collector.problems.push(`the test runner must not crash, did: ${error.message}`)
    stop.abort()
  }
  const deadlineMs = config.system.validation_timeout_seconds * 1000
  const deadline = setTimeout(() => {
    collector.problems.push(`the run must end within ${deadlineMs / 1000} s, did not`)
    stop.abort()
  }, deadlineMs)
  process.on('uncaughtException', crash)
  const onInterrupt = () => stop.abort()
  interrupt.addEventListener('abort', onInterrupt)
  if (interrupt.aborted) stop.abort()
  try {
    await runUntil(vitest, stop.signal)
  } finally {
    clearTimeout(deadline)
    interrupt.removeEventListener('abort', onInterrupt)
    process.off('uncaughtException', crash)
  }
  const problems = withoutSecrets(collector.problems, secrets)
  return { results: collector.results(), problems, evidence: collector.evidence }
}

/** Hands the workers what they cannot find out for themselves. */
export async function provide(
  vitest: Vitest,
  session: Pick<Session, 'runId' | 'journal' | 'config' | 'targets' | 'faultsByCheck'>,
): Promise<void> {
  const { runId, journal, config, targets, faultsByCheck = {} } = session
  vitest.provide('runId', runId)
  vitest.provide('journal', journal)
  vitest.provide('config', config)
  vitest.provide('targets', targets)
  const productionVenues = await productionVenuesOf(config, targets[0]!.venues)
  vitest.provide('productionVenues', productionVenues)
  vitest.provide('faultsByCheck', faultsByCheck)
}

/** A check that never yields cannot be stopped, only left behind. */
async function runUntil(vitest: Vitest, stop: AbortSignal): Promise<void> {
  const stopped = stop.aborted ? Promise.resolve() : once(stop, 'abort')
  const gaveUp = stopped.then(() => delay(graceMs, undefined, { ref: false }))
  void stopped.then(() => vitest.cancelCurrentRun('keyboard-input'))
  await Promise.race([vitest.start(), gaveUp])
  await Promise.race([vitest.close(), gaveUp])
}
