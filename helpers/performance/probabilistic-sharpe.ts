import { normalCdf, normalQuantile } from '../normal.ts'
import { badInput, notComputable } from './series-error.ts'
import { computed, finite } from './series.ts'
import { sharpeVariance, type SharpeEvidence } from './sharpe-evidence.ts'

/**
 * Probabilistic Sharpe ratio, from 0 to 1: the probability that the true Sharpe ratio is above `benchmark`, Φ((SR − SR*)
 * √(n − 1) / √(1 − g3 SR + (g4 − 1)/4 SR²)). Both ratios are of one period, g4 is raw. Independent returns are assumed.
 * Throws `SeriesError` as `sharpeVariance` does.
 * Source: Bailey and López de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15 (2012).
 */
export function probabilisticSharpe(evidence: SharpeEvidence, benchmark = 0): number {
  const variance = sharpeVariance(evidence)
  const distance = evidence.sharpe - finite('a benchmark Sharpe ratio', benchmark)
  return normalCdf((distance * Math.sqrt(evidence.observations - 1)) / Math.sqrt(variance))
}

/** What a track record must prove. */
export interface TrackRecordClaim {
  /** Sharpe ratio of one period that is to be exceeded; 0 where it is not stated. */
  readonly benchmark?: number
  /** With which confidence, between 0 and 1; 0.95 where it is not stated. */
  readonly confidence?: number
}

/**
 * Minimum track record length in observations, not rounded: 1 + (1 − g3 SR + (g4 − 1)/4 SR²) (z / (SR − SR*))², with z the
 * normal quantile of the confidence. A record of at least so many has a probabilistic Sharpe ratio of at least the
 * confidence, if its ratio, skewness and kurtosis stay as they are. Over A periods a year it is years.
 * Throws `SeriesError` as `sharpeVariance` does, of a confidence outside (0.5, 1), and where the ratio is not above the
 * benchmark: no length of record would prove it then.
 * Source: Bailey and López de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15 (2012).
 */
export function minimumTrackRecord(evidence: SharpeEvidence, claim: TrackRecordClaim = {}): number {
  const { benchmark = 0, confidence = 0.95 } = claim
  const variance = sharpeVariance(evidence)
  const distance = evidence.sharpe - finite('a benchmark Sharpe ratio', benchmark)
  if (!(confidence > 0.5 && confidence < 1))
    throw badInput(`a confidence must be between 0.5 and 1, was ${confidence}: state it as 0.95`)
  if (!(distance > 0))
    throw notComputable(
      `the Sharpe ratio must be above the benchmark ${benchmark} to be proven, was ${evidence.sharpe}: no length of record is enough`,
    )
  const required = variance * (normalQuantile(confidence) / distance) ** 2
  return computed('a minimum track record', 1 + required)
}
