import { attestationFlawsOf, type Attestation } from '../core/attestation.ts'
import { readEntries, type ReadEntries } from './dated-entries.ts'
import type { Merged } from './merge.ts'
import { venuesIn } from './named-venues.ts'
import type { Problem } from './problem.ts'
import { Attestations } from './schema/attestations.ts'

/** Reads the file that `safety.attestations` names, if it names one. */
export const readAttestations = (merged: Merged): Promise<ReadEntries<Attestation>> =>
  readEntries(merged, {
    setting: ['safety', 'attestations'],
    key: 'attestation',
    instants: ['performed'],
    schema: Attestations,
    entriesIn: ({ attestation }) => attestation,
    flawsIn: attestations => {
      const venues = venuesIn(merged.table)
      return attestations.flatMap((attestation, index) => flawsHere(attestation, index, venues))
    },
  })

/** What can be said of an attestation before any check is known. */
function flawsHere(
  attestation: Attestation,
  index: number,
  venues: readonly string[],
): readonly Problem[] {
  const { venue } = attestation
  const flaws = attestationFlawsOf(attestation)
  const stranger =
    venue !== undefined && !venues.includes(venue)
      ? [
          {
            field: 'venue',
            rule: `must be one of ${venues.join(', ') || 'none'}`,
            found: `"${venue}"`,
          },
        ]
      : []
  return [...flaws, ...stranger].map(({ field, ...flaw }) => ({
    path: ['attestation', index, field],
    ...flaw,
  }))
}
