import type { Transitions } from './independence-test.ts'
import { requireCount } from './series.ts'
import { requireChance } from './tail.ts'

/** How exceptions come about: chances of one on the first day, after a day without and after a day with one. */
export interface HitProcess {
  readonly first: number
  readonly afterCalm: number
  readonly afterHit: number
}

/** All sequences of days that agree in what the tests look at. */
export interface SequenceClass extends Transitions {
  readonly exceptions: number
}

/** Exceptions that come independently of each other. */
export const independent = (chance: number): HitProcess => ({
  first: chance,
  afterCalm: chance,
  afterHit: chance,
})

/**
 * Exceptions with the same chance every day, of which one is followed by another with probability `afterHit`.
 * Throws `RiskError` of chances that no such process has.
 */
export function clustered(chance: number, afterHit: number): HitProcess {
  requireChance(chance)
  requireChance(afterHit)
  const afterCalm = (chance * (1 - afterHit)) / (1 - chance)
  requireChance(afterCalm)
  return { first: chance, afterCalm, afterHit }
}

/**
 * The probability that `days` days of a process fall into a class that `isMeant`: exactly, by counting. Sequences with x
 * exceptions in r runs, of which the first and last day are given, are C(x-1, r-1) C(T-x-1, s-1), with s the runs of days
 * without, and all of them have the same transitions and therefore the same probability. With it, the size and power of
 * any test of neighbours are sums and not simulations.
 * Throws `RiskError` of days that are no count and of chances outside [0, 1].
 * Source: Mood, "The distribution theory of runs", Annals of Mathematical Statistics 11 (1940), for the counts.
 */
export function chanceOfSequences(
  days: number,
  process: HitProcess,
  isMeant: (sequences: SequenceClass) => boolean,
): number {
  requireCount('days', days)
  for (const chance of [process.first, process.afterCalm, process.afterHit]) requireChance(chance)
  const logCount = sequenceCounts(days)
  const logChance = sequenceChances(process)

  let total = 0
  for (let exceptions = 0; exceptions <= days; exceptions++)
    for (let runs = Math.min(exceptions, 1); runs <= exceptions; runs++)
      for (const starts of [0, 1] as const)
        for (const ends of [0, 1] as const) {
          const log = logCount(exceptions, runs, runs + 1 - starts - ends)
          if (log === undefined) continue
          const sequences = {
            exceptions,
            calmCalm: days - exceptions - (runs + 1 - starts - ends),
            calmHit: runs - starts,
            hitCalm: runs - ends,
            hitHit: exceptions - runs,
          }
          if (isMeant(sequences)) total += Math.exp(log + logChance(sequences, starts))
        }
  return Math.min(total, 1)
}

/** Logarithms of how many sequences have so many exceptions, runs of them and runs of calm days; nothing for none. */
function sequenceCounts(days: number) {
  const factorials = logFactorials(days)
  const logCompositions = (sum: number, parts: number): number | undefined => {
    if (sum === 0 && parts === 0) return 0
    if (parts < 1 || parts > sum) return undefined
    return factorials[sum - 1]! - factorials[parts - 1]! - factorials[sum - parts]!
  }
  return (exceptions: number, runs: number, calmRuns: number): number | undefined => {
    const calm = logCompositions(days - exceptions, calmRuns)
    const hit = logCompositions(exceptions, runs)
    return calm === undefined || hit === undefined ? undefined : calm + hit
  }
}

/** The logarithm of the probability of any one sequence with given transitions and first day. */
function sequenceChances(process: HitProcess) {
  const first = [Math.log1p(-process.first), Math.log(process.first)] as const
  const logs = {
    calmCalm: Math.log1p(-process.afterCalm),
    calmHit: Math.log(process.afterCalm),
    hitCalm: Math.log1p(-process.afterHit),
    hitHit: Math.log(process.afterHit),
  }
  const times = (count: number, log: number) => (count === 0 ? 0 : count * log)
  return (of: Transitions, starts: 0 | 1): number =>
    first[starts] +
    times(of.calmCalm, logs.calmCalm) +
    times(of.calmHit, logs.calmHit) +
    times(of.hitCalm, logs.hitCalm) +
    times(of.hitHit, logs.hitHit)
}

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1)
  for (let n = 2; n <= most; n++) logs[n] = logs[n - 1]! + Math.log(n)
  return logs
}
