import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sandboxControl } from '../../clients/sandbox.ts'
import type { Config } from '../../config/schema.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { UsageError } from '../usage-error.ts'
import { workersFor } from './run.ts'
import { productionHostsOf } from './production.ts'
import { select } from './selection.ts'
import { runSession, type Session } from './session.ts'
import { guardProcess, openTarget } from './target.ts'
import { faultsToLookAtAgain, withSecondLook } from './second-look.ts'
import { judgeOf, type CaseVerdict, type Catalogue } from './villain-verdict.ts'

export interface VillainsRequest {
  readonly paths: readonly string[]
  readonly phases: readonly string[]
  /** Every check against every fault, not only against its own. */
  readonly matrix: boolean
  /** Told of every case as it ends. */
  readonly onCase?: (verdict: CaseVerdict) => void
}

export interface VillainsEnding {
  readonly cases: readonly CaseVerdict[]
  /** First looks that surprised, where the second, alone on the machine, did not. */
  readonly unsteady: readonly CaseVerdict[]
  /** Selected checks that no fault turns red. */
  readonly withoutVillain: readonly string[]
  /** Villains of a check that no venue is able to show: declared, and proven nowhere. */
  readonly unproven: readonly string[]
  readonly problems: readonly string[]
  readonly interrupted: boolean
}

/** Sandboxes even where there are fewer cores: cases mostly wait, and one more would crowd out what is just in time. */
const leastSandboxes = 4

/**
 * Runs each selected check healthy and under its villains and twins, on one sandbox for each worker. A villain must make
 * its check fail (inconclusive is not enough), a twin must let it pass, and in a matrix no other fault may make it fail.
 * What surprises is looked at once more, with nothing beside it: a machine that stalls looks like a framework that errs.
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
  const workers = workersFor(config, leastSandboxes)
  await using stack = new AsyncDisposableStack()
  const opened = await Promise.all(Array.from({ length: workers }, () => openTarget(config)))
  const targets = opened.map(one => stack.use(one).target)
  guardProcess(targets[0]!, await productionHostsOf(config, targets[0]!.venues))
  const catalogue = await sandboxControl(targets[0]!.control!).faults()
  const journal = join('reports', 'journal', `${runId}.jsonl`)
  const look = (session: Pick<Session, 'files' | 'targets' | 'faultsByCheck'>) =>
    lookAt(
      { runId, config, journal, workers: session.targets.length, ...session },
      {
        catalogue,
        interrupt,
        onCase: request.onCase,
      },
    )

  const ids = files.map(({ id }) => id)
  const first = await look({
    files,
    targets,
    faultsByCheck: assign(catalogue, ids, request.matrix),
  })
  const again = faultsToLookAtAgain(first.cases)
  const surprising = files.filter(({ id }) => Object.hasOwn(again, id))
  const second =
    surprising.length === 0 || interrupt.aborted
      ? { cases: [], problems: [] }
      : await look({ files: surprising, targets: targets.slice(0, 1), faultsByCheck: again })
  const { cases, unsteady } = withSecondLook(first.cases, second.cases)
  return {
    cases,
    unsteady,
    withoutVillain: ids.filter(
      id => !Object.values(catalogue).some(fault => fault.breaks?.includes(id)),
    ),
    unproven: unprovenIn(cases, catalogue),
    problems: [
      ...first.problems,
      ...second.problems,
      ...opened.flatMap(({ sandbox }) => sandbox?.problems() ?? []),
    ],
    interrupted: interrupt.aborted,
  }
}

interface Looking {
  readonly catalogue: Catalogue
  readonly interrupt: AbortSignal
  readonly onCase: VillainsRequest['onCase']
}

/** Runs checks under their faults, and judges each case as it ends. */
async function lookAt(
  session: Session,
  { catalogue, interrupt, onCase }: Looking,
): Promise<Pick<VillainsEnding, 'cases' | 'problems'>> {
  const judge = judgeOf(catalogue)
  const cases: CaseVerdict[] = []
  const finished = (result: CheckResult) => {
    const verdict = judge(result)
    cases.push(verdict)
    onCase?.(verdict)
  }
  const listener = { expected: () => {}, began: () => {}, finished }
  const { results, problems } = await runSession({ ...session, listener }, interrupt)
  const judged = new Set(cases.map(({ result }) => result))
  // A file that says nothing gets its result at the end, past the listener.
  const silent = results.filter(result => !judged.has(result))
  return { cases: [...cases, ...silent.map(judgeOf(catalogue))], problems }
}

function unprovenIn(cases: readonly CaseVerdict[], catalogue: Catalogue): readonly string[] {
  const proven = new Set<string>()
  const claimed = new Set<string>()
  for (const { result, role } of cases) {
    const { fault, id } = result
    if (fault === undefined || !catalogue[fault]?.breaks?.includes(id)) continue
    claimed.add(`${id} under ${fault}`)
    if (role === 'villain') proven.add(`${id} under ${fault}`)
  }
  return [...claimed.difference(proven)]
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
