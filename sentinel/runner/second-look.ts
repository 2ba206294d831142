import type { CaseVerdict } from './villain-verdict.ts'

/** Of so many cases, how many first looks a second one may put down to the machine; more are not the machine's doing. */
export const mostUnsteady = (cases: number): number => Math.max(3, Math.floor(cases / 50))

/** What became of the cases that surprised, once each was run again with nothing beside it. */
export interface SecondLook {
  /** Every case, with the second look in the place of the first where there was one. */
  readonly cases: readonly CaseVerdict[]
  /** First looks that surprised and whose second did not. */
  readonly unsteady: readonly CaseVerdict[]
}

/** The faults under which each surprising check must be looked at again; a check whose healthy case surprised has none. */
export function faultsToLookAtAgain(
  cases: readonly CaseVerdict[],
): Readonly<Record<string, readonly string[]>> {
  const again: Record<string, Set<string>> = {}
  for (const { result, surprise } of cases) {
    if (surprise === '') continue
    const faults = (again[result.id] ??= new Set())
    if (result.fault !== undefined) faults.add(result.fault)
  }
  return Object.fromEntries(Object.entries(again).map(([id, faults]) => [id, [...faults]]))
}

/**
 * Puts the second look in the place of each first one that surprised. A case that was not looked at again stands as it
 * was, and a second look that surprises counts even where the first did not.
 */
export function withSecondLook(
  first: readonly CaseVerdict[],
  second: readonly CaseVerdict[],
): SecondLook {
  const seen = new Map(second.map(verdict => [caseOf(verdict), verdict]))
  const unsteady: CaseVerdict[] = []
  const cases = first.map(verdict => {
    const again = seen.get(caseOf(verdict))
    if (!again) return verdict
    if (again.surprise !== '') return again
    if (verdict.surprise !== '') unsteady.push(verdict)
    return verdict.surprise === '' ? verdict : again
  })
  return { cases, unsteady }
}

const caseOf = ({ result: { id, venue, fault } }: CaseVerdict) => JSON.stringify([id, venue, fault])
