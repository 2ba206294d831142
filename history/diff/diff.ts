import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { limitChanges, runChanges, settingChanges } from './fields.ts'
import { directionOf, paired } from './results.ts'
import type {
  Changed,
  DiffedRun,
  ResultChange,
  RunDiff,
  Shift,
  Subject,
} from '../../core/run-diff.ts'
import type { KeptSettings } from '../kept-settings.ts'
import { comparisonsOf, type Comparison, type EarlierValues } from './comparisons.ts'
import { shiftOf, type Floors } from './shifts.ts'

export interface DiffQuestion {
  readonly before: RunReport
  readonly after: RunReport
  /** What each run was configured with, where that is known. */
  readonly settings: Changed<KeptSettings | undefined>
  readonly earlierValues: EarlierValues
  readonly floors: Floors
}

/** Says what changed from one run to another. */
export function diffOf({ before, after, settings, earlierValues, floors }: DiffQuestion): RunDiff {
  const { both, gone, added } = paired(before.results, after.results)
  // What was taken from another target is no measurement of this one.
  const measured = both.filter(pair => !pair.before.from && !pair.after.from)
  const comparisons = measured.flatMap(pair =>
    comparisonsOf(pair.before, pair.after, earlierValues),
  )
  const shifts = shiftsByResult(comparisons, floors)
  const changes = both.map(pair => changeOf(pair, shifts.get(pair.after) ?? []))
  const limits = limitChanges(before, after)
  return {
    before: diffedRun(before),
    after: diffedRun(after),
    worse: changes.flatMap(change => only(change, 'worse')),
    better: changes.flatMap(change => only(change, 'better')),
    otherwise: changes.flatMap(change => only(change, 'otherwise')),
    added: added.map(result => ({ ...subjectOf(result), outcome: result.outcome })),
    gone: gone.map(result => ({ ...subjectOf(result), outcome: result.outcome })),
    limits,
    settings: settingChanges(settings.before, settings.after, limits),
    run: runChanges(before, after),
    comparisons: comparisons.length,
    earlierRuns: comparisons.reduce((most, { earlier }) => Math.max(most, earlier.length), 0),
    notes: notesOn({ before, after, settings }),
  }
}

function shiftsByResult(
  comparisons: readonly Comparison[],
  floors: Floors,
): ReadonlyMap<CheckResult, readonly Shift[]> {
  const found = comparisons.flatMap(comparison => {
    const shift = shiftOf(comparison, comparisons, floors)
    return shift ? [{ after: comparison.after, shift }] : []
  })
  const groups = Map.groupBy(found, ({ after }) => after)
  return new Map([...groups].map(([after, group]) => [after, group.map(({ shift }) => shift)]))
}

interface Change extends Subject {
  readonly outcome: ResultChange['outcome']
  readonly direction: 'worse' | 'better' | 'otherwise' | undefined
  readonly shifts: readonly Shift[]
}

function changeOf(
  { before, after }: { readonly before: CheckResult; readonly after: CheckResult },
  shifts: readonly Shift[],
): Change {
  const isSame = before.outcome === after.outcome
  return {
    ...subjectOf(after),
    outcome: isSame
      ? undefined
      : { before: before.outcome, after: after.outcome, reason: reasonOf(after) },
    direction: isSame ? undefined : directionOf(before.outcome, after.outcome),
    shifts,
  }
}

/** What of a change goes one way; a check whose tail got worse and whose median got better is in both lists. */
function only(
  change: Change,
  direction: 'worse' | 'better' | 'otherwise',
): readonly ResultChange[] {
  const { outcome, direction: own, shifts, ...subject } = change
  const same = shifts.filter(shift => shift.direction === direction)
  if (own === direction && outcome) return [{ ...subject, outcome, shifts: same }]
  return same.length > 0 ? [{ ...subject, shifts: same }] : []
}

const subjectOf = ({ id, venue, severity }: CheckResult): Subject => ({ id, venue, severity })

const diffedRun = ({ runId, startedAt, profile, sandbox, verdict }: RunReport): DiffedRun => ({
  runId,
  startedAt,
  profile,
  sandbox,
  verdict,
})

const reasonOf = ({ reason, from }: CheckResult): string =>
  reason === '' && from ? `by evidence of ${from.profile}` : firstLine(reason)

const firstLine = (text: string) => text.split('\n', 1)[0]!

function notesOn({
  before,
  after,
  settings,
}: Pick<DiffQuestion, 'before' | 'after' | 'settings'>): readonly string[] {
  const unknownSettings = [...(settings.before ? [] : [before]), ...(settings.after ? [] : [after])]
  return [
    ...new Set([before.watermark, after.watermark].filter(Boolean)),
    ...(before.target?.identity === after.target?.identity
      ? []
      : ['These are runs of different targets: what differs may be the target itself.']),
    ...(before.startedAt > after.startedAt
      ? ['The second run began before the first: what is called worse was so first.']
      : []),
    ...[before, after].flatMap(({ runId, rerunOf }) =>
      rerunOf
        ? [`Run ${runId} ran again what had failed in run ${rerunOf.runId}, and nothing else.`]
        : [],
    ),
    ...[before, after].flatMap(({ runId, results }) => evidenceNotes(runId, results)),
    ...unknownSettings.map(
      ({ runId }) =>
        `Run ${runId} left no settings that can be read: whether the configuration changed is not known.`,
    ),
    ...[before, after]
      .filter(({ verdict }) => verdict === 'INTERRUPTED')
      .map(
        ({ runId }) => `Run ${runId} was cut off: what it did not reach is told as not assessed.`,
      ),
  ]
}

/** What of a run was measured elsewhere. */
function evidenceNotes(runId: string, results: readonly CheckResult[]): readonly string[] {
  const taken = results.flatMap(({ from }) => from ?? [])
  return [...Map.groupBy(taken, ({ profile }) => profile)].map(
    ([profile, own]) =>
      `Run ${runId} took ${own.length} ${own.length === 1 ? 'result' : 'results'} from ${profile}: what was measured there is not compared.`,
  )
}
