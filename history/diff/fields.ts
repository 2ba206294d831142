import type { RunReport } from '../../core/run-report.ts'
import type { FieldChange } from '../../core/run-diff.ts'
import type { KeptSettings } from '../kept-settings.ts'

type Value = string | number | boolean | undefined

/** Limits that results were held against and that are not what they were, by the path of their setting. */
export const limitChanges = (before: RunReport, after: RunReport): readonly FieldChange[] =>
  changesBetween(limitsOf(before), limitsOf(after)).filter(
    ({ before: was, after: is }) => was !== undefined && is !== undefined,
  )

/** Settings that are not what they were, limits that are told already left out. Nothing is known of a run that left none. */
export function settingChanges(
  before: KeptSettings | undefined,
  after: KeptSettings | undefined,
  told: readonly FieldChange[],
): readonly FieldChange[] {
  if (!before || !after) return []
  return changesBetween(before, after).filter(({ name }) => !told.some(one => one.name === name))
}

/** What was judged, with what, and how it ended as a whole. */
export const runChanges = (before: RunReport, after: RunReport): readonly FieldChange[] =>
  changesBetween(aboutOf(before), aboutOf(after))

function aboutOf(report: RunReport): Readonly<Record<string, Value>> {
  const { verdict, profile, tool, target, selection, problems } = report
  return {
    verdict,
    profile,
    tool: `${tool.name} ${tool.version}`,
    target: target?.lines.join(', '),
    software: target?.software,
    'faults switched on': listed(selection.faults),
    'required phases left out': listed(selection.missingPhases),
    'errors outside any check': listed(problems),
  }
}

const listed = (words: readonly string[]) => (words.length > 0 ? words.join('; ') : undefined)

function limitsOf({ results }: RunReport): Readonly<Record<string, Value>> {
  const limits = results.flatMap(({ evidence }) => evidence.flatMap(({ limit }) => limit ?? []))
  return Object.fromEntries(limits.map(({ path, value, unit }) => [path, `${value} ${unit}`]))
}

function changesBetween(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter(name => before[name] !== after[name])
    .map(name => ({ name, before: textOf(before[name]), after: textOf(after[name]) }))
}

const textOf = (value: Value) => (value === undefined ? undefined : String(value))
