import { countOf, type Hits } from './exceptions.ts'
import { deviance, likelihoodRatio, type LikelihoodRatio } from './likelihood-ratio.ts'
import { notComputable } from './risk-error.ts'
import { requireTail } from './tail.ts'

/** How often a day without (calm) or with an exception (hit) was followed by which. */
export interface Transitions {
  readonly calmCalm: number
  readonly calmHit: number
  readonly hitCalm: number
  readonly hitHit: number
}

/** The transitions between consecutive days, one fewer than days. */
export function transitionsOf(hits: Hits): Transitions {
  const count = (before: boolean, after: boolean) =>
    hits.filter((hit, day) => day > 0 && hits[day - 1] === before && hit === after).length
  return {
    calmCalm: count(false, false),
    calmHit: count(false, true),
    hitCalm: count(true, false),
    hitHit: count(true, true),
  }
}

/**
 * Christoffersen's ratio for independence against a first-order Markov chain,
 * -2 ln[(1-π)^(n00+n10) π^(n01+n11)] + 2 ln[(1-π01)^n00 π01^n01 (1-π11)^n10 π11^n11], or nothing where one of the two
 * kinds of day never had a successor: a chance that was never tried has no estimate.
 */
export function independenceRatio(of: Transitions): number | undefined {
  const fromCalm = of.calmCalm + of.calmHit
  const fromHit = of.hitCalm + of.hitHit
  if (fromCalm === 0 || fromHit === 0) return undefined
  const pooled = (of.calmHit + of.hitHit) / (fromCalm + fromHit)
  return deviance(of.calmHit, fromCalm, pooled) + deviance(of.hitHit, fromHit, pooled)
}

/**
 * Christoffersen's test of independence, held against chi-squared with one degree: whether an exception makes one on the
 * next day likelier, or less likely. It sees neighbours only. Throws `RiskError`, RISK_NOT_COMPUTABLE, if there was no
 * exception with a day after it, where other programs tell a ratio of 0.
 * Source: Christoffersen, "Evaluating interval forecasts", International Economic Review 39 (1998).
 */
export function independenceTest(hits: Hits): LikelihoodRatio {
  return likelihoodRatio(requireRatio(hits), 1)
}

/**
 * Christoffersen's conditional coverage: the ratio of `coverageTest`, over all T days, and that of independence, over
 * their T - 1 transitions, together held against chi-squared with two degrees. The coverage over T - 1 days, as some
 * have it, is another number. Throws `RiskError` as `independenceTest` does, and of a tail outside (0, 0.5).
 */
export function conditionalCoverageTest(hits: Hits, tail: number): LikelihoodRatio {
  requireTail(tail)
  return likelihoodRatio(requireRatio(hits) + deviance(countOf(hits), hits.length, tail), 2)
}

function requireRatio(hits: Hits): number {
  const ratio = independenceRatio(transitionsOf(hits))
  if (ratio === undefined)
    throw notComputable(
      `both kinds of day must have a day after them, ${countOf(hits)} of ${hits.length} were exceptions: give a longer series`,
    )
  return ratio
}
