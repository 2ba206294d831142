import type {
  DiffedRun,
  FieldChange,
  ResultChange,
  RunDiff,
  Shift,
  Subject,
} from '../core/run-diff.ts'
import type { Outcome } from '../core/outcome.ts'
import { plural } from './counts.ts'
import { instanceName } from './instance.ts'
import { numberWords } from './measurement.ts'
import { printable } from './terminal/printable.ts'
import { outcomeWords } from './vocabulary.ts'

/** What changed between two runs as text, what got worse first. */
export function diffText(diff: RunDiff): string {
  const { worse, better, otherwise, added, gone, limits, settings, run, notes } = diff
  const sections = [
    section('Worse', worse.flatMap(changeLines)),
    section('Better', better.flatMap(changeLines)),
    section('Changed, neither better nor worse', otherwise.flatMap(changeLines)),
    section('Gone: only in the first run', gone.map(presence)),
    section('New: only in the second run', added.map(presence)),
    section('Limits', limits.map(fieldLine)),
    section('Configuration', settings.map(fieldLine)),
    section('Run', run.map(fieldLine)),
  ]
  return [
    `from ${runWords(diff.before)}`,
    `to   ${runWords(diff.after)}`,
    ...sections.flat(),
    ...section('Note', notes),
    '',
    summaryOf(diff),
    howKnown(diff),
    '',
  ]
    .map(printable)
    .join('\n')
}

const runWords = ({ runId, startedAt, profile, sandbox, verdict }: DiffedRun) =>
  `${runId} · ${startedAt} · profile ${profile}${sandbox ? ' (sandbox)' : ''} · ${verdict}`

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)]

function changeLines({ outcome, shifts, ...subject }: ResultChange): readonly string[] {
  const head = `${subject.severity}  ${instanceName(subject)}`
  if (!outcome) return [head, ...shifts.map(shiftLine)]
  const reason = outcome.reason === '' ? '' : `: ${outcome.reason}`
  return [
    `${head}  ${label(outcome.before)} → ${label(outcome.after)}${reason}`,
    ...shifts.map(shiftLine),
  ]
}

function shiftLine({ name, quantile, unit, before, after, limit }: Shift): string {
  const what = quantile === undefined ? name : `${name} p${quantile * 100}`
  const allowed = limit === undefined ? '' : `, limit ${amount(limit, unit)}`
  return `    ${what}  ${amount(before, unit)} → ${amount(after, unit)}${allowed}`
}

const amount = (value: number, unit: string) =>
  Number.isFinite(value) ? `${numberWords(value)} ${unit}`.trimEnd() : 'never came'

const presence = (subject: Subject & { readonly outcome: Outcome }) =>
  `${subject.severity}  ${instanceName(subject)}  ${label(subject.outcome)}`

const fieldLine = ({ name, before = 'none', after = 'none' }: FieldChange) =>
  `${name}  ${before} → ${after}`

const label = (outcome: Outcome) => outcomeWords[outcome].label

function summaryOf({ worse, better, otherwise, added, gone, limits, settings }: RunDiff): string {
  const parts = [
    [worse.length, 'got worse'],
    [better.length, 'got better'],
    [otherwise.length, 'changed otherwise'],
    [gone.length, 'gone'],
    [added.length, 'new'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  const fields = [
    ...(limits.length > 0 ? [plural(limits.length, 'limit')] : []),
    ...(settings.length > 0 ? [plural(settings.length, 'setting')] : []),
  ]
  const changed = fields.length > 0 ? [`${fields.join(' and ')} changed`] : []
  return said.length + changed.length === 0
    ? 'Nothing changed.'
    : `Results: ${[...said, ...changed].join(', ')}.`
}

const howKnown = ({ comparisons, earlierRuns }: RunDiff) =>
  comparisons === 0
    ? 'No measurement could be compared.'
    : `${plural(comparisons, 'number')} compared; ${
        earlierRuns === 0
          ? 'no earlier run of this target tells how much they scatter, so only a large shift is called one'
          : `up to ${plural(earlierRuns, 'earlier run')} of this target tell how much they scatter`
      }.`
