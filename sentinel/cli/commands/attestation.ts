import type { LoadedConfig } from '../../../config/load.ts'
import { examineAttestations } from '../../../core/attestation-examination.ts'
import { attestationList, type PlacedAttestation } from '../../../reporters/attestation-list.ts'
import { checksNamedBy, datedEntriesAction } from '../dated-entries.ts'

/** Every attestation of a configuration, and whether it counts at an instant, in milliseconds since 1970 UTC. */
export async function examinedAttestations(
  loaded: LoadedConfig,
  nowMs: number,
): Promise<readonly PlacedAttestation[]> {
  const { attestations, attestationPlaces } = loaded
  if (attestations.length === 0) return []
  const checks = await checksNamedBy(loaded, attestations)
  return examineAttestations(attestations, checks, nowMs).map((one, index) => ({
    ...one,
    place: attestationPlaces[index]!,
  }))
}

/** Says which attestations there are, whether they count, and which go stale soon. */
export const attestation = datedEntriesAction<PlacedAttestation>({
  noun: 'attestation',
  examined: examinedAttestations,
  isDue: ({ state, notice }) => notice !== undefined || state === 'stale',
  asText: attestationList,
  asJson: ({ attestation: fields, state, why, until, notice, place }) => ({
    ...fields,
    state,
    why,
    ...(until !== undefined && { until }),
    ...(notice !== undefined && { staleWithinDays: notice }),
    place,
  }),
})
