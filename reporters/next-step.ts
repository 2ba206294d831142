import type { RunReport } from '../core/run-report.ts'
import type { Verdict } from '../core/verdict.ts'
import { plural } from './counts.ts'

const steps: Readonly<Record<Verdict, string>> = {
  GO: 'Keep this report with the release, and run again when anything changes.',
  CONDITIONAL: 'Go live only if the owner of the release accepts, by name, everything listed here.',
  UNDECIDED: 'Do not trade on this. Provide what is missing, then run again.',
  'NO-GO': 'Do not trade. Fix the critical and major checks that failed, then run again.',
  INTERRUPTED: 'Run again to the end: what did not run is not known to be ready.',
}

/** A pass at the second try says less than one at the first. */
export const rerunStep = 'Find out why it failed before, then run everything again.'

/** A part says nothing about the whole, but that it cannot be better. */
export const shardStep =
  'Put all shards of the run together with "readiness merge": only the whole has a verdict.'

/** What the reader does after reading; on the sandbox no verdict speaks of a real system, GO least of all. */
export function nextStep({
  verdict,
  sandbox,
  rehearsal,
  rerunOf,
  shard,
}: Pick<RunReport, 'verdict' | 'sandbox' | 'rehearsal' | 'rerunOf' | 'shard'>): string {
  if (shard && (verdict === 'CONDITIONAL' || verdict === 'UNDECIDED')) return shardStep
  if (rerunOf && verdict === 'CONDITIONAL') return rerunStep
  if (rehearsal && verdict === 'GO')
    return 'Let a profile name this one in [[evidence_from]]: its drills then count where they may not be run.'
  if (sandbox && verdict === 'GO')
    return 'To judge your own system, name its configuration with --config FILE.'
  if (sandbox && verdict !== 'INTERRUPTED')
    return 'The sandbox is built to end GO: read what needs attention, or switch its faults off.'
  return steps[verdict]
}

/** What happened to the orders that the run left open; empty when there were none. */
export function sweepWords({ swept, leftOpen }: RunReport['sweep']): readonly string[] {
  const canceled =
    swept > 0 ? [`${plural(swept, 'order')} of this run still open at its end, now canceled.`] : []
  const open = leftOpen.map(order => `May still be open: ${order}. Cancel it at the venue now.`)
  return [...canceled, ...open]
}
