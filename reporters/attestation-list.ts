import type { ExaminedAttestation } from '../core/attestation-examination.ts'
import { plural } from './counts.ts'
import { remainingWords } from './remaining.ts'
import { printable } from './terminal/printable.ts'
import { textTable } from './text-table.ts'

/** An attestation with where it is written. */
export interface PlacedAttestation extends ExaminedAttestation {
  readonly place: string
}

const when = ['performed', 'holds until', '']
const head = ['state', 'check', 'venue', 'result', ...when, 'author', 'approver', 'ticket', 'file']

/** Attestations as a table for a terminal, and beneath it what is wrong with them. */
export function attestationList(attestations: readonly PlacedAttestation[], nowMs: number): string {
  const rows = attestations.map(({ attestation, state, until = '', place }) => {
    const { check, venue = '', result, performed, author, approver, ticket = '' } = attestation
    const times = [performed, until, remainingWords(until, nowMs)]
    return [state, check, venue, result, ...times, author, approver, ticket, place]
  })
  const refused = attestations.filter(({ why }) => why !== '')
  const lines = [
    ...(rows.length > 0 ? textTable(head, rows) : []),
    ...refused.map(
      ({ attestation, why, place }) => `! ${printable(`${attestation.check}: ${why}`)} (${place})`,
    ),
    countsOf(attestations),
  ]
  return `${lines.join('\n')}\n`
}

function countsOf(attestations: readonly PlacedAttestation[]): string {
  const count = (state: PlacedAttestation['state']) =>
    attestations.filter(attestation => attestation.state === state).length
  return `${plural(attestations.length, 'attestation')}: ${count('in-force')} in force, ${count('stale')} stale, ${count('superseded')} superseded, ${count('refused')} refused`
}
