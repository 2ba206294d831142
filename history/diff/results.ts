import type { Outcome } from '../../core/outcome.ts'
import type { CheckResult } from '../../core/run-report.ts'

/** Which check on which venue, under which fault. */
export const keyOf = ({ id, venue = '', fault = '' }: CheckResult): string =>
  [id, venue, fault].join('\n')

/** Ways of not knowing, or of knowing that it does not hold; from a pass, each is worse. */
const notGood: readonly Outcome[] = ['failed', 'waived', 'inconclusive', 'not-assessed', 'stale']

/**
 * What a change of outcome means. Whatever fails now and did not before is worse, and so is a pass that is one no longer;
 * only what passes now is better. Everything else is a change of what is not known.
 */
export function directionOf(before: Outcome, after: Outcome): 'worse' | 'better' | 'otherwise' {
  if (after === 'failed' || (before === 'passed' && notGood.includes(after))) return 'worse'
  return after === 'passed' && before !== 'not-applicable' ? 'better' : 'otherwise'
}

/** Results of both runs, of the first only, and of the second only, in the order of the runs. */
export function paired(before: readonly CheckResult[], after: readonly CheckResult[]) {
  const [earlier, later] = [byKey(before), byKey(after)]
  return {
    both: [...later].flatMap(([key, result]) => {
      const previous = earlier.get(key)
      return previous ? [{ before: previous, after: result }] : []
    }),
    gone: [...earlier].filter(([key]) => !later.has(key)).map(([, result]) => result),
    added: [...later].filter(([key]) => !earlier.has(key)).map(([, result]) => result),
  }
}

const byKey = (results: readonly CheckResult[]) =>
  new Map(results.map(result => [keyOf(result), result]))
