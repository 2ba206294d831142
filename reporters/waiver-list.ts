import type { ExaminedWaiver } from '../core/waiver-examination.ts'
import { plural } from './counts.ts'
import { remainingWords } from './remaining.ts'
import { printable } from './terminal/printable.ts'
import { textTable } from './text-table.ts'

/** A waiver with where it is written. */
export interface PlacedWaiver extends ExaminedWaiver {
  readonly place: string
}

const head = ['state', 'check', 'venue', 'kind', 'ends', '', 'author', 'approver', 'ticket', 'file']

/** Waivers as a table for a terminal, and beneath it what is wrong with them. */
export function waiverList(waivers: readonly PlacedWaiver[], nowMs: number): string {
  const rows = waivers.map(({ waiver, state, place }) => {
    const { check, venue = '', kind, expires, author, approver, ticket = '' } = waiver
    const left = remainingWords(expires, nowMs)
    return [state, check, venue, kind, expires, left, author, approver, ticket, place]
  })
  const refused = waivers.filter(({ why }) => why !== '')
  const lines = [
    ...(rows.length > 0 ? textTable(head, rows) : []),
    ...refused.map(
      ({ waiver, why, place }) => `! ${printable(`${waiver.check}: ${why}`)} (${place})`,
    ),
    countsOf(waivers),
  ]
  return `${lines.join('\n')}\n`
}

function countsOf(waivers: readonly PlacedWaiver[]): string {
  const count = (state: PlacedWaiver['state']) =>
    waivers.filter(waiver => waiver.state === state).length
  return `${plural(waivers.length, 'waiver')}: ${count('in-force')} in force, ${count('not-yet')} not yet, ${count('expired')} expired, ${count('refused')} refused`
}
