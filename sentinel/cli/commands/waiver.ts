import type { LoadedConfig } from '../../../config/load.ts'
import { examineWaivers } from '../../../core/waiver-examination.ts'
import { waiverList, type PlacedWaiver } from '../../../reporters/waiver-list.ts'
import { waiverRulesOf } from '../../runner/waivers.ts'
import { checksNamedBy, datedEntriesAction } from '../dated-entries.ts'

/** Every waiver of a configuration, and whether it has effect at an instant, in milliseconds since 1970 UTC. */
export async function examinedWaivers(
  loaded: LoadedConfig,
  nowMs: number,
): Promise<readonly PlacedWaiver[]> {
  const { waivers, waiverPlaces } = loaded
  if (waivers.length === 0) return []
  const rules = waiverRulesOf(loaded, await checksNamedBy(loaded, waivers))
  return examineWaivers(waivers, rules, nowMs).map((one, index) => ({
    ...one,
    place: waiverPlaces[index]!,
  }))
}

/** Says which waivers there are, whether they have effect, and which end soon. */
export const waiver = datedEntriesAction<PlacedWaiver>({
  noun: 'waiver',
  examined: examinedWaivers,
  isDue: ({ state, notice }) => notice !== undefined || state === 'expired',
  asText: waiverList,
  asJson: ({ waiver: fields, state, why, notice, place }) => ({
    ...fields,
    state,
    why,
    ...(notice !== undefined && { endsWithinDays: notice }),
    place,
  }),
})
