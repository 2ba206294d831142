import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sandboxControl, type FaultEntry } from '../../clients/sandbox.ts'
import type { Config } from '../../config/schema.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { UsageError } from '../usage-error.ts'
import { workersFor } from './run.ts'
import { select } from './selection.ts'
import { runSession, type SessionEnding } from './session.ts'
import { guardProcess, openTarget } from './target.ts'

export interface VillainsRequest {
  readonly paths: readonly string[]
  readonly phases: readonly string[]
  /** Every check against every fault, not only against its own. */
  readonly matrix: boolean
  /** Told of every case as it ends. */
  readonly onCase?: (verdict: CaseVerdict) => void
}

/** What one case of a villains run has shown. */
export interface CaseVerdict {
  readonly result: CheckResult
  readonly role: 'healthy' | 'villain' | 'twin' | 'bystander'
  /** Why the framework cannot be believed if this stands; empty when all is as it should be. */
  readonly surprise: string
}

export interface VillainsEnding {
  readonly cases: readonly CaseVerdict[]
  /** Selected checks that no fault turns red. */
  readonly withoutVillain: readonly string[]
  readonly problems: readonly string[]
  readonly interrupted: boolean
}

type Catalogue = Readonly<Record<string, FaultEntry>>

/**
 * Runs each selected check healthy and under its villains and twins, on one sandbox for each worker. A villain must make
 * its check fail (inconclusive is not enough), a twin must let it pass, and in a matrix no other fault may make it fail.
 */
export async function villains(
  config: Config,
  request: VillainsRequest,
  interrupt: AbortSignal,
): Promise<VillainsEnding> {
  if (!config.sandbox.embedded)
    throw new UsageError(
      'villains are switched on in the embedded sandbox; the profile does not use it',
    )
  const runId = `v${randomBytes(4).toString('hex')}`
  const files = select(request)
  const workers = workersFor(config)
  await using stack = new AsyncDisposableStack()
  const opened = await Promise.all(Array.from({ length: workers }, () => openTarget(config)))
  const targets = opened.map(one => stack.use(one).target)
  guardProcess(targets[0]!)
  const catalogue = await sandboxControl(targets[0]!.control!).faults()

  const judged = (result: CheckResult) => caseOf(result, catalogue)
  const ending = await runSession(
    {
      runId,
      config,
      files,
      targets,
      journal: join('reports', 'journal', `${runId}.jsonl`),
      workers,
      faultsByCheck: assign(
        catalogue,
        files.map(({ id }) => id),
        request.matrix,
      ),
      listener: {
        expected: () => {},
        began: () => {},
        finished: result => request.onCase?.(judged(result)),
      },
    },
    interrupt,
  )
  return summarise(ending, { catalogue, interrupted: interrupt.aborted })
}

function summarise(
  { results, problems }: SessionEnding,
  { catalogue, interrupted }: { readonly catalogue: Catalogue; readonly interrupted: boolean },
): VillainsEnding {
  const ids = [...new Set(results.map(({ id }) => id))]
  const hasVillain = (id: string) =>
    Object.values(catalogue).some(fault => fault.breaks?.includes(id))
  return {
    cases: results.map(result => caseOf(result, catalogue)),
    withoutVillain: ids.filter(id => !hasVillain(id)),
    problems,
    interrupted,
  }
}

/** The faults under which each check is run. */
function assign(
  catalogue: Catalogue,
  ids: readonly string[],
  matrix: boolean,
): Record<string, string[]> {
  const names = Object.keys(catalogue)
  const concerns = (name: string, id: string) =>
    [...(catalogue[name]!.breaks ?? []), ...(catalogue[name]!.spares ?? [])].includes(id)
  return Object.fromEntries(ids.map(id => [id, names.filter(name => matrix || concerns(name, id))]))
}

/** Holds one result against what the catalogue says of its fault. */
export function caseOf(result: CheckResult, catalogue: Catalogue): CaseVerdict {
  const { fault, id, outcome, reason } = result
  const entry = fault === undefined ? undefined : catalogue[fault]
  const was = `was ${outcome}${reason ? `: ${reason.split('\n', 1)[0]}` : ''}`
  if (fault === undefined) {
    const believable = outcome === 'passed' || outcome === 'not-applicable'
    return {
      result,
      role: 'healthy',
      surprise: believable ? '' : `must pass on a healthy target, ${was}`,
    }
  }
  if (entry?.breaks?.includes(id))
    return {
      result,
      role: 'villain',
      surprise: outcome === 'failed' ? '' : `must fail under ${fault}, ${was}`,
    }
  if (entry?.spares?.includes(id))
    return {
      result,
      role: 'twin',
      surprise: outcome === 'passed' ? '' : `must pass under ${fault}, ${was}`,
    }
  const surprise =
    outcome === 'failed'
      ? `fails under ${fault}, which does not say so: ${reason.split('\n', 1)[0]}`
      : ''
  return { result, role: 'bystander', surprise }
}
