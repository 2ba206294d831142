import { severities, type CheckClass, type CheckSpec } from '../core/check.ts'
import { isPhase, phases } from '../core/phases.ts'
import { plural } from './counts.ts'

/** What a list says of a check. */
export interface ListedCheck extends Pick<CheckSpec, 'severity' | 'title' | 'per'> {
  readonly id: string
  readonly class: CheckClass
}

/** The checks grouped by phase, in the order of the phases, for `--list`. */
export function list(checks: readonly ListedCheck[]): string {
  if (checks.length === 0) return 'No checks.\n'

  const idWidth = Math.max(...checks.map(({ id }) => id.length))
  const groups = phases
    .map(phase => ({ phase, members: checks.filter(({ id }) => phaseOf(id) === phase) }))
    .filter(({ members }) => members.length > 0)
  const blocks = groups.map(
    ({ phase, members }) => `${phase}\n${members.map(check => row(check, idWidth)).join('')}`,
  )
  return `${blocks.join('\n')}\n${plural(checks.length, 'check')} in ${plural(groups.length, 'phase')}\n`
}

const severityWidth = Math.max(...severities.map(severity => severity.length))

function row({ id, severity, class: kind, title, per }: ListedCheck, idWidth: number): string {
  const subject = per ? `${title}, per ${per}` : title
  return `  ${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  ${kind.padEnd(5)}  ${subject}\n`
}

function phaseOf(id: string): string {
  const [phase = ''] = id.split('/')
  if (isPhase(phase)) return phase
  throw new Error(`a check's id must begin with the name of a phase, was ${id}: rename the check`)
}
