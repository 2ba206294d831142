import { atMost, binomialChances, noLessThan } from './binomial-chances.ts'
import { chanceOfPairs } from './exception-pairs.ts'
import { countOf, type Hits } from './exceptions.ts'
import { transitionsOf } from './independence-test.ts'
import { notComputable } from './risk-error.ts'
import { requireTail } from './tail.ts'

/** How likely a correct value at risk makes what was seen, each probability exact. */
export interface ExceptionChances {
  readonly exceptions: number
  /** Exceptions on the day after another. */
  readonly pairs: number
  /** P(as many exceptions or more). */
  readonly asMany: number
  /** P(as few exceptions or fewer). */
  readonly asFew: number
  /** P(as many pairs or more), given the number of exceptions. */
  readonly asClustered: number
}

/**
 * The chances of a sequence of exceptions if each day is one with probability `tail`, independently. Holding each against
 * a third of a false alarm is what `backtestGate` does, which tells the exact probability of all three together.
 * Throws `RiskError` of no days and of a tail outside (0, 0.5).
 * Source: the binomial distribution; `chanceOfPairs`.
 */
export function exceptionChances(hits: Hits, tail: number): ExceptionChances {
  requireTail(tail)
  if (hits.length === 0)
    throw notComputable('a backtest must cover at least 1 day, covered none: give a longer series')
  const exceptions = countOf(hits)
  const pairs = transitionsOf(hits).hitHit
  const chances = binomialChances(hits.length, tail)
  return {
    exceptions,
    pairs,
    asMany: noLessThan(chances, exceptions),
    asFew: atMost(chances, exceptions),
    asClustered: chanceOfPairs(pairs, exceptions, hits.length),
  }
}
