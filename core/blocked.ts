import type { CheckResult } from './run-report.ts'

/**
 * Names the root cause: what failed, or could not be told, because something that it depends on did not hold is not
 * assessed, blocked by that. What it was by itself stays in the report.
 *
 * The verdict never improves by it: a failure gives way only to a critical or major failure that nobody waived and that
 * is itself not blocked, so NO-GO stays NO-GO; what could not be told stays untold. The failure of a check that nobody
 * may waive gives way to nothing. Needs the results as they are after the waivers.
 */
export function withRootCauses(results: readonly CheckResult[]): readonly CheckResult[] {
  const byId = Map.groupBy(results, ({ id }) => id)
  const rootOf = (result: CheckResult) =>
    isTroubled(result)
      ? ancestorsOf(result, byId, new Set([result.id])).find(root => explains(root, result))
      : undefined
  return results.map(result => {
    const root = rootOf(result)
    // Checks that depend on one another in a circle explain nothing.
    return root && !rootOf(root) ? blockedBy(root, result) : result
  })
}

type ById = ReadonlyMap<string, readonly CheckResult[]>

/** What failed on another target is no cause of what failed here, nor an effect of it. */
const isTroubled = ({ outcome, waiver, from }: CheckResult): boolean =>
  !waiver && !from && (outcome === 'failed' || outcome === 'inconclusive')

function explains(root: CheckResult, { outcome, waivable }: CheckResult): boolean {
  const serious = root.severity === 'critical' || root.severity === 'major'
  if (!serious || outcome === 'inconclusive') return serious
  return waivable !== false && root.outcome === 'failed'
}

/** The checks that may explain a result: a failure is explained by what it depends on alone. */
const reasonsFor = ({ outcome, dependsOn = [], toldThrough = [] }: CheckResult) =>
  outcome === 'failed' ? dependsOn : [...dependsOn, ...toldThrough]

/** Everything troubled that a result depends on, the farthest first; what passed, or was waived, ends the way. */
function ancestorsOf(result: CheckResult, byId: ById, seen: Set<string>): readonly CheckResult[] {
  return reasonsFor(result).flatMap(id => {
    if (seen.has(id)) return []
    seen.add(id)
    const ancestor = instanceFor(result.venue, byId.get(id) ?? [])
    if (!ancestor || ancestor.outcome === 'passed' || ancestor.outcome === 'waived') return []
    return [...ancestorsOf(ancestor, byId, seen), ...(isTroubled(ancestor) ? [ancestor] : [])]
  })
}

/** The instance at the same venue, or of the target as a whole; a check without venues needs trouble at every venue. */
function instanceFor(
  venue: string | undefined,
  instances: readonly CheckResult[],
): CheckResult | undefined {
  const here = instances.find(one => one.venue === venue || one.venue === undefined)
  if (here || venue !== undefined) return here
  return (
    instances.find(one => !isTroubled(one)) ??
    instances.find(({ outcome }) => outcome !== 'failed') ??
    instances[0]
  )
}

function blockedBy(root: CheckResult, result: CheckResult): CheckResult {
  const { remedy: _, ...rest } = result
  const place = root.venue === undefined ? root.id : `${root.id} on ${root.venue}`
  const was = result.outcome === 'failed' ? 'failed' : 'inconclusive'
  return {
    ...rest,
    outcome: 'not-assessed',
    reason: `blocked by ${place}\nby itself it ${was === 'failed' ? 'failed' : 'could not be told'}: ${result.reason}`,
    blocked: {
      by: root.id,
      ...(root.venue !== undefined && { venue: root.venue }),
      was,
      reason: result.reason,
    },
  }
}

/** The results that a result blocks. */
export const blockedResults = (
  root: Pick<CheckResult, 'id' | 'venue'>,
  results: readonly CheckResult[],
): readonly CheckResult[] =>
  results.filter(({ blocked }) => blocked?.by === root.id && blocked.venue === root.venue)
