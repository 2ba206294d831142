import type { Limit, Observation } from '../core/evidence.ts'
import type { CheckResult } from '../core/run-report.ts'

/** One observation over the results of a check, in the order of the results. */
export interface EvidenceRow {
  readonly name: string
  readonly limit: Limit | undefined
  readonly cells: readonly (Observation | undefined)[]
}

/** Observations of several results side by side; those against different limits stay apart, repeated ones stay in order. */
export function evidenceRows(results: readonly CheckResult[]): readonly EvidenceRow[] {
  const numbered = results.map(({ evidence }) => withKeys(evidence))
  const keys = new Set(numbered.flatMap(observations => [...observations.keys()]))
  return [...keys].map(key => {
    const cells = numbered.map(observations => observations.get(key))
    const { name, limit } = cells.find(cell => cell !== undefined)!
    return { name, limit, cells }
  })
}

function withKeys(evidence: readonly Observation[]): ReadonlyMap<string, Observation> {
  const keyed = new Map<string, Observation>()
  for (const observation of evidence) {
    const { name, limit } = observation
    let key = JSON.stringify([name, limit, 0])
    for (let again = 1; keyed.has(key); again++) key = JSON.stringify([name, limit, again])
    keyed.set(key, observation)
  }
  return keyed
}
