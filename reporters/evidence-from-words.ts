import type { CheckResult, OtherTargetEntry, RunReport } from '../core/run-report.ts'
import { plural } from './counts.ts'
import { instanceName } from './instance.ts'

type From = NonNullable<CheckResult['from']>

/** Where a result was taken from, and until when it may be relied on. */
export function fromWords({ profile, runId, bundle, startedAt, until }: From): string {
  const end = until === undefined ? '' : `; it holds until ${until}`
  return `by evidence of ${profile}: measured in run ${runId} at ${startedAt}, bundle ${bundle}${end}`
}

/** How many of the results that passed rest on which other target. */
export function passedElsewhere(
  results: RunReport['results'],
): readonly { readonly profile: string; readonly count: number }[] {
  const taken = results.flatMap(({ outcome, from }) => (outcome === 'passed' && from) || [])
  return [...Map.groupBy(taken, ({ profile }) => profile)].map(([profile, own]) => ({
    profile,
    count: own.length,
  }))
}

/** How much of a report rests on which other target: ` (3 by evidence of staging)`; empty where nothing does. */
export const byEvidenceWords = (results: RunReport['results']): string =>
  passedElsewhere(results)
    .map(({ profile, count }) => ` (${count} by evidence of ${profile})`)
    .join('')

/** What became of the evidence of each other target, a sentence for each: what was taken, and by what it counts. */
export const evidenceFromNotices = ({
  evidenceFrom = [],
}: Pick<RunReport, 'evidenceFrom'>): readonly string[] =>
  evidenceFrom.flatMap(entry => [
    `${entry.profile}: ${takenWords(entry)}.`,
    ...refusalGroups(entry).map(
      ({ why, subjects }) => `${entry.profile}, not taken: ${listed(subjects)}: ${why}.`,
    ),
  ])

/** What was taken from which runs, of which software, signed by which key. */
export function takenWords(entry: OtherTargetEntry): string {
  const { passed, failed, stale, refused, runs, read, software, keyId } = entry
  const counts = [
    [passed, 'passed'],
    [failed, 'failed'],
    [stale, 'stale'],
  ] as const
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  const taken = said.length === 0 ? 'nothing taken' : `${said.join(', ')}, taken`
  const where = runs.length === 0 ? '' : ` from ${runs.map(({ runId }) => runId).join(', ')}`
  const left = refused.length === 0 ? '' : `, ${refused.length} not taken`
  const which = software === undefined ? 'software not known' : `software ${software}`
  return `${taken}${where}${left} (${plural(read, 'bundle')} read; ${which}; signed by ${keyId})`
}

/** What was not taken, by why. */
export const refusalGroups = ({
  refused,
}: OtherTargetEntry): readonly { readonly why: string; readonly subjects: readonly string[] }[] =>
  [...Map.groupBy(refused, ({ why }) => why)].map(([why, members]) => ({
    why,
    subjects: members.map(({ id, venue }) => instanceName({ id, venue })),
  }))

/** The first few by name. */
export function listed(subjects: readonly string[]): string {
  const more = subjects.length > 4 ? ` and ${subjects.length - 3} more` : ''
  return `${(more === '' ? subjects : subjects.slice(0, 3)).join(', ')}${more}`
}
