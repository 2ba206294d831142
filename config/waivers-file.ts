import { flawsOf, type Waiver } from '../core/waiver.ts'
import { readEntries, type ReadEntries } from './dated-entries.ts'
import type { Merged } from './merge.ts'
import type { Problem } from './problem.ts'
import { venuesIn } from './named-venues.ts'
import { Settings } from './schema.ts'
import { Waivers } from './schema/waivers.ts'
import { valueAt } from './toml-table.ts'

/** Reads the file that `safety.waivers` names, if it names one. */
export const readWaivers = (merged: Merged): Promise<ReadEntries<Waiver>> =>
  readEntries(merged, {
    setting: ['safety', 'waivers'],
    key: 'waiver',
    instants: ['granted', 'expires'],
    schema: Waivers,
    entriesIn: ({ waiver }) => waiver,
    flawsIn: waivers =>
      waivers.flatMap((waiver, index) => flawsHere(waiver, index, waivers, merged)),
  })

/** What can be said of a waiver before any check is known. */
function flawsHere(
  waiver: Waiver,
  index: number,
  all: readonly Waiver[],
  { table }: Merged,
): readonly Problem[] {
  const problem = (field: string, rule: string, found: string): Problem => ({
    path: ['waiver', index, field],
    rule,
    found,
  })
  const longest = valueAt(table, ['safety', 'waiver_longest_days'])
  const flaws = flawsOf(waiver, typeof longest === 'number' ? longest : usualLongestDays())
  const nonWaivable = valueAt(table, ['safety', 'non_waivable'])
  const venues = venuesIn(table)
  const { check, venue, kind } = waiver
  const isTwin = (other: Waiver) =>
    other.check === check && other.venue === venue && other.kind === kind
  return [
    ...flaws.map(({ field, rule, found }) => problem(field, rule, found)),
    ...(Array.isArray(nonWaivable) && nonWaivable.includes(check)
      ? [problem('check', 'must not be listed in safety.non_waivable', `"${check}"`)]
      : []),
    ...(venue !== undefined && !venues.includes(venue)
      ? [problem('venue', `must be one of ${venues.join(', ') || 'none'}`, `"${venue}"`)]
      : []),
    ...(all.findIndex(isTwin) < index
      ? [
          problem(
            'check',
            'must be waived once for each venue and kind',
            `"${check}" again${venue === undefined ? '' : ` on ${venue}`}`,
          ),
        ]
      : []),
  ]
}

const usualLongestDays = (): number => Settings.parse({}).safety.waiver_longest_days
