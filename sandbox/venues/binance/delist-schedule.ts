import type { VenueContext } from '../venue.ts'

const dayMs = 86_400_000

/** What has been announced to leave: nothing, but under the fault the second instrument, in a week. */
export function delistSchedule({ engine, faults, now }: VenueContext): readonly object[] {
  const [, second] = engine.instruments.keys()
  if (second === undefined || !faults.has('announced-delisting')) return []
  const delistTime = Math.ceil((now() + 7 * dayMs) / dayMs) * dayMs
  return [{ delistTime, symbols: [second] }]
}
