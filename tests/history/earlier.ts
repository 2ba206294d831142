import type { RunReport } from '../../core/run-report.ts'
import type { EarlierValues } from '../../history/diff/comparisons.ts'
import { diffOf } from '../../history/diff/diff.ts'
import { quantileOf } from '../../history/diff/quantiles.ts'

/** What reports measured where their checks passed, straight from them: the peer of what the index answers. */
export const earlierIn =
  (reports: readonly RunReport[]): EarlierValues =>
  ({ id, venue, measure, share }) =>
    reports.flatMap(({ results }) => {
      const result = results.find(one => one.id === id && one.venue === venue)
      const seen = result?.evidence.find(({ name }) => name === measure)
      if (result?.outcome !== 'passed' || !seen) return []
      if (share !== undefined)
        return seen.distribution ? [quantileOf(seen.distribution, share)] : []
      return typeof seen.value === 'number' ? [seen.value] : []
    })

/** The defaults of the configuration. */
export const floors = { share: 0.2, shareOfLimit: 0.05 }

/** Each pair of runs in the order of their start, as `readiness diff` compares them. */
export function* pairsOf(runs: readonly RunReport[], least = 1) {
  for (const [place, after] of runs.entries())
    for (const [earlier, before] of runs.slice(0, place).entries())
      if (place >= least)
        yield {
          earlier,
          place,
          diff: diffOf({
            before,
            after,
            settings: { before: undefined, after: undefined },
            earlierValues: earlierIn(runs.slice(Math.max(0, place - 100), place)),
            floors,
          }),
        }
}
