/**
 * What a model says of the losses of one period.
 *
 * Sign: returns are profits, losses are their negatives, and both numbers are losses: 0.05 is a loss of five percent,
 * and a number below zero says that a profit is expected even then. Unit: that of the series, a fraction of the value
 * held (0.05, never 5) for returns and money for profits and losses. Period: that of the series.
 */
export interface RiskEstimate {
  /** What the loss exceeds with the probability `tail`. */
  readonly valueAtRisk: number
  /** The mean loss of the worst share `tail` of the periods. */
  readonly expectedShortfall: number
  readonly tail: number
  /** How it was computed, to be printed beside the numbers. */
  readonly convention: string
}
