import type { FaultEntry } from '../../clients/sandbox.ts'
import type { CheckResult } from '../../core/run-report.ts'

/** The faults of a sandbox, by name. */
export type Catalogue = Readonly<Record<string, FaultEntry>>

/** What one case of a villains run has shown. */
export interface CaseVerdict {
  readonly result: CheckResult
  readonly role: 'healthy' | 'villain' | 'twin' | 'bystander' | 'inapplicable'
  /** Why the framework cannot be believed if this stands; empty when all is as it should be. */
  readonly surprise: string
}

/** Judges results in the order in which they come: a check's healthy case on a venue comes before its faults. */
export function judgeOf(catalogue: Catalogue): (result: CheckResult) => CaseVerdict {
  const inapplicable = new Set<string>()
  return result => {
    const { id, venue, fault, outcome } = result
    const place = `${id} on ${venue ?? 'the target'}`
    if (outcome === 'not-applicable') {
      if (fault === undefined) inapplicable.add(place)
      if (inapplicable.has(place)) return { result, role: 'inapplicable', surprise: '' }
    }
    return caseOf(result, catalogue)
  }
}

/** Holds one result against what the catalogue says of its fault. */
function caseOf(result: CheckResult, catalogue: Catalogue): CaseVerdict {
  const { fault, id, outcome, reason } = result
  const entry = fault === undefined ? undefined : catalogue[fault]
  const was = `was ${outcome}${reason ? `: ${reason.split('\n', 1)[0]}` : ''}`
  const judged = (role: CaseVerdict['role'], fine: boolean, must: string): CaseVerdict => ({
    result,
    role,
    surprise: fine ? '' : `${must}, ${was}`,
  })
  if (fault === undefined)
    return judged('healthy', outcome === 'passed', 'must pass on a healthy target')
  if (entry?.breaks?.includes(id))
    return judged('villain', outcome === 'failed', `must fail under ${fault}`)
  if (entry?.spares?.includes(id))
    return judged('twin', outcome === 'passed', `must pass under ${fault}`)
  const fine = outcome !== 'failed' || entry?.touches?.includes(id) === true
  return judged('bystander', fine, `must not fail under ${fault}, which does not say so`)
}
