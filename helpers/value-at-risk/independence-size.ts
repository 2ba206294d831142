import { chiSquaredCritical } from './chi-squared.ts'
import { chanceOfSequences, type HitProcess } from './hit-sequences.ts'
import { independenceRatio } from './independence-test.ts'
import { deviance } from './likelihood-ratio.ts'
import { requireTail } from './tail.ts'

/**
 * The probability that the test of independence rejects in `days` days of a process, at the nominal `size` of
 * chi-squared: its exact size if exceptions come independently, its power if not. A sequence of which the ratio is not
 * computable is not rejected. Throws `RiskError` as `chanceOfSequences` does, and of a size outside (0, 1).
 */
export function independenceRejection(days: number, process: HitProcess, size = 0.05): number {
  const critical = chiSquaredCritical(size, 1)
  return chanceOfSequences(
    days,
    process,
    sequences => (independenceRatio(sequences) ?? 0) > critical,
  )
}

/**
 * The same for the test of conditional coverage of a value at risk with `tail`. A sequence of which the ratio is not
 * computable, one without exceptions for instance, is not rejected, however many days it has.
 */
export function conditionalCoverageRejection(
  { days, tail, size = 0.05 }: { days: number; tail: number; size?: number },
  process: HitProcess,
): number {
  requireTail(tail)
  const critical = chiSquaredCritical(size, 2)
  return chanceOfSequences(days, process, sequences => {
    const ratio = independenceRatio(sequences)
    return ratio !== undefined && ratio + deviance(sequences.exceptions, days, tail) > critical
  })
}
