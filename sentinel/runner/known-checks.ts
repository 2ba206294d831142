import { ConfigError } from '../../config/config-error.ts'
import { nearest } from '../../config/edit-distance.ts'
import type { LoadedConfig } from '../../config/load.ts'
import type { KnownCheck } from '../../core/known-check.ts'
import type { CheckResult } from '../../core/run-report.ts'

/** What decides which waivers have effect, and which attestations count. */
export interface JudgingContext {
  readonly loaded: LoadedConfig
  readonly checks: readonly KnownCheck[]
  /** The instant to judge at, in milliseconds since 1970 UTC. */
  readonly nowMs: number
}

/** An instance of a check, found before a run or seen in one. */
export interface Instance extends Pick<
  CheckResult,
  'id' | 'venue' | 'waivable' | 'attestable' | 'validFor'
> {
  readonly limits?: readonly string[]
}

/** What is known of each check: its name alone, or what its instances say. */
export function knownChecks(
  ids: readonly string[],
  instances: readonly Instance[],
): readonly KnownCheck[] {
  const byId = Map.groupBy(instances, ({ id }) => id)
  return [...new Set([...ids, ...byId.keys()])].map(id => {
    const own = byId.get(id)
    if (!own) return { id }
    const [{ limits, validFor }] = own as [Instance]
    return {
      id,
      venues: own.map(({ venue }) => venue),
      limits,
      nonWaivable: own.some(({ waivable }) => waivable === false),
      ...(own.every(({ attestable }) => attestable === true) && { attestableFor: validFor }),
    }
  })
}

/**
 * A waiver or an attestation of a check that there is not would stand for what nobody meant, once there is one: it is a
 * mistake, told before anything is touched.
 */
export function refuseUnknownChecks(
  { waivers, waiverPlaces, attestations, attestationPlaces }: LoadedConfig,
  checkIds: readonly string[],
): void {
  const problems = [
    ...waivers.map(({ check }, index) => [check, `waiver[${index}]`, waiverPlaces[index]] as const),
    ...attestations.map(
      ({ check }, index) => [check, `attestation[${index}]`, attestationPlaces[index]] as const,
    ),
  ].flatMap(([check, path, place]) => {
    if (checkIds.includes(check)) return []
    const meant = nearest(check, checkIds)
    const remedy = meant === undefined ? 'take it out' : `did you mean "${meant}"?`
    return [
      `${path}.check: must be the id of a check, was "${check}", which there is not; ${remedy} (${place})`,
    ]
  })
  if (problems.length > 0) throw new ConfigError(problems)
}
