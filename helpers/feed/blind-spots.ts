import type { InstrumentExaminer } from './instrument-examiner.ts'

/** What can happen to a feed between the venue's engine and us. */
export const disturbances = [
  'dropped change',
  'repeated change',
  'swapped changes',
  'wrong digit',
  'crossed level',
  'frozen instrument',
  'shifted clock',
  'wrong unit of time',
] as const
export type Disturbance = (typeof disturbances)[number]

/** A disturbance that nothing in a feed would show, or not always, and why. */
export interface BlindSpot {
  readonly disturbance: Disturbance
  readonly reason: string
}

type Evidence = Pick<
  InstrumentExaminer,
  'sequence' | 'checksums' | 'echo' | 'silence' | 'timedMessages'
>

const beyondBest =
  'a checksum covers the ten best levels, and others only once they rise among them'

/** What could happen to an instrument's feed without being seen, by what its frames state. */
export function blindSpotsOf({
  sequence: { updates },
  checksums,
  echo: { compared },
  silence,
  timedMessages,
}: Evidence): readonly BlindSpot[] {
  const spots: BlindSpot[] = []
  const add = (disturbance: Disturbance, reason: string) => spots.push({ disturbance, reason })

  if (updates === 0 && checksums > 0) add('dropped change', beyondBest)
  if (updates === 0 && checksums === 0)
    add('dropped change', 'changes are neither numbered nor covered by a checksum')
  if (updates === 0)
    add('swapped changes', 'changes of one stated time have no order but their own')
  if (checksums > 0) add('wrong digit', beyondBest)
  else if (compared > 0) add('wrong digit', 'levels behind the best are stated once')
  else add('wrong digit', 'each level is stated once')
  if (silence.book.standsOut === undefined)
    add('frozen instrument', 'too few changes came to tell how often they come')
  if (timedMessages === 0) {
    add('shifted clock', 'no message states a time')
    add('wrong unit of time', 'no message states a time')
  }
  return spots
}
