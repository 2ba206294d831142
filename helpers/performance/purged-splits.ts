import { combinations } from './combinations.ts'
import { badInput, notComputable } from './series-error.ts'
import { wholeNumber } from './series.ts'
import { overlapOf, sizeOf, type Overlap, type Range, type Split } from './splits.ts'

/** How a record is divided. */
export interface PurgedDivision extends Overlap {
  readonly observations: number
  /** Contiguous groups of observations, whose sizes differ by 1 at most. */
  readonly groups: number
  /** Groups that are tested at a time; with 1 it is purged k-fold cross-validation. */
  readonly testGroups: number
}

/** One of the splits, and which groups it tests. */
export interface PurgedSplit extends Split {
  readonly testGroups: readonly number[]
}

/**
 * Combinatorial purged splits: every choice of `testGroups` groups is tested once, in lexicographic order, and the rest is
 * learnt from but for what is purged and under embargo. Observation i has a label over i … i + labelPeriods. Purged is every
 * observation whose label shares a period with the label of one that is tested, before and after; under embargo are
 * `embargoPeriods` more after those labels. Throws `SeriesError` of what is no count, of more groups than observations, of
 * no group left to learn from, and where a split has nothing to learn from.
 * Source: López de Prado, Advances in Financial Machine Learning (2018), chapters 7 and 12.
 */
export function purgedSplits(division: PurgedDivision): PurgedSplit[] {
  const { label, embargo } = overlapOf(division)
  const observations = wholeNumber('observations', division.observations, 2)
  const groups = wholeNumber('groups', division.groups, 2)
  const testGroups = wholeNumber('the groups to test', division.testGroups, 1)
  if (groups > observations || testGroups >= groups)
    throw badInput(
      `groups must be at most the ${observations} observations and more than the ${testGroups} tested, were ${groups}: divide otherwise`,
    )
  const start = (group: number) => Math.floor((group * observations) / groups)
  const { count, take, places } = combinations(groups, testGroups)

  return Array.from({ length: count }, (_, row) => {
    const tested = [...places.subarray(row * take, (row + 1) * take)]
    const test = merged(tested.map(group => ({ from: start(group), to: start(group + 1) })))
    const kept = merged(
      test.map(({ from, to }) => ({
        from: Math.max(0, from - label),
        to: Math.min(observations, to + label + embargo),
      })),
    )
    const train = gapsOf(kept, observations)
    if (sizeOf(train) === 0)
      throw notComputable(
        `a split must have observations to learn from, that of groups ${tested.join(', ')} has none after purging: take fewer groups or shorter labels`,
      )
    return { testGroups: tested, train, test }
  })
}

/**
 * The backtest paths of combinatorial purged splits: each row is one path, and names for each group the split in which it
 * is tested for that path. N groups with k tested have C(N, k) k / N paths, and every test of a split belongs to one.
 * Throws `SeriesError` of splits that do not test every group equally often. Source: as for `purgedSplits`, chapter 12.
 */
export function backtestPaths(splits: readonly PurgedSplit[]): number[][] {
  const testedBy: number[][] = []
  for (const [index, { testGroups }] of splits.entries())
    for (const group of testGroups) (testedBy[group] ??= []).push(index)
  const count = testedBy[0]?.length ?? 0
  if (count === 0 || Array.from(testedBy).some(tests => tests?.length !== count))
    throw badInput(
      `splits must test every group equally often, ${splits.length} of them did not: give all of purgedSplits`,
    )
  return Array.from({ length: count }, (_, path) => testedBy.map(tests => tests[path]!))
}

/** Ranges in order of their starts, with those that touch or overlap made one. */
function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const range of ranges) {
    const last = result.at(-1)
    if (last && range.from <= last.to) result.splice(-1, 1, { from: last.from, to: range.to })
    else result.push(range)
  }
  return result
}

/** What ranges leave of so many observations. */
function gapsOf(ranges: readonly Range[], observations: number): Range[] {
  const starts = [0, ...ranges.map(({ to }) => to)]
  const ends = [...ranges.map(({ from }) => from), observations]
  return starts
    .map((from, index) => ({ from, to: ends[index]! }))
    .filter(({ from, to }) => to > from)
}
