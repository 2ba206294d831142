import { ConfigError } from '../../config/config-error.ts'
import type { LoadedConfig } from '../../config/load.ts'
import type { PlacedAttestation } from '../../reporters/attestation-list.ts'
import type { StaticFinding } from '../../reporters/sarif.ts'
import type { PlacedWaiver } from '../../reporters/waiver-list.ts'
import { examinedAttestations } from './commands/attestation.ts'
import { examinedWaivers } from './commands/waiver.ts'

/**
 * What is wrong with a configuration, its waivers and its attestations, in the files themselves; what has no file, such
 * as a variable of the environment, is told at the first line of `first`.
 */
export async function staticFindings(
  load: () => Promise<LoadedConfig>,
  first: string,
  nowMs: number,
): Promise<readonly StaticFinding[]> {
  try {
    const loaded = await load()
    const waivers = await examinedWaivers(loaded, nowMs)
    const attestations = await examinedAttestations(loaded, nowMs)
    return [...waivers.flatMap(ofWaiver), ...attestations.flatMap(ofAttestation)]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map(problem => ofProblem(problem, first))
  }
}

/** A problem ends with the place where it was written, if it was. */
function ofProblem(problem: string, first: string): StaticFinding {
  const [, message = problem, place = `${first}:1`] =
    /^(.*) \(([^()]+:\d+)\)$/su.exec(problem) ?? []
  return { rule: 'configuration-invalid', message, place }
}

function ofWaiver({ waiver, state, why, notice, place }: PlacedWaiver): readonly StaticFinding[] {
  const { check, expires } = waiver
  if (state === 'refused')
    return [{ rule: 'waiver-refused', message: `waiver of ${check}: ${why}`, place }]
  if (state === 'expired')
    return [{ rule: 'waiver-expired', message: `waiver of ${check}: ended at ${expires}`, place }]
  if (notice === undefined) return []
  return [{ rule: 'waiver-ends-soon', message: `waiver of ${check}: ends at ${expires}`, place }]
}

function ofAttestation(entry: PlacedAttestation): readonly StaticFinding[] {
  const { attestation, state, why, until, notice, place } = entry
  const subject = `attestation of ${attestation.check}`
  if (state === 'refused')
    return [{ rule: 'attestation-refused', message: `${subject}: ${why}`, place }]
  if (state === 'stale')
    return [{ rule: 'attestation-stale', message: `${subject}: stale since ${until}`, place }]
  if (notice === undefined) return []
  const message = `${subject}: goes stale at ${until}`
  return [{ rule: 'attestation-stale-soon', message, place }]
}
