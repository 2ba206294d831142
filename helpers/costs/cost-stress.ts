import { AmountError, requireFinite } from '../amount-error.ts'

/**
 * A back-test period by period: returns before costs, and all that was traded, bought and sold, as a fraction of
 * equity.
 */
export interface GrossTrack {
  readonly grossReturns: readonly number[]
  /** Two-way: Σ|Δw| of each period, see `turnover`. */
  readonly turnovers: readonly number[]
}

/**
 * Returns after costs, gross − turnover · cost / 10,000, with the cost of trading one unit in basis points, fee and
 * slippage together: 15 by the guide's 0.1 % and 0.05 %. Twice that is the usual stress. Simple returns per period.
 * Throws `AmountError` on different lengths, no period, values that are not finite, and a turnover or cost below zero.
 * Source: costs in proportion to what is traded; impact that grows with size is for `orderCost`.
 */
export function netReturns(
  { grossReturns, turnovers }: GrossTrack,
  costBps: number,
): readonly number[] {
  requireTrack({ grossReturns, turnovers })
  requireAtLeastZero('a cost', costBps)
  return grossReturns.map((value, at) => value - turnovers[at]! * costBps * 1e-4)
}

/**
 * The cost in basis points of what is traded at which the summed returns are nothing: Σ gross / Σ turnover · 10,000. At
 * or below zero the strategy loses before costs. None where nothing is traded. Throws `AmountError` as `netReturns` does.
 * Source: the mean of `netReturns`, set to zero.
 */
export function breakEvenCostBps(track: GrossTrack): number | undefined {
  requireTrack(track)
  const traded = total(track.turnovers)
  return traded > 0 ? (total(track.grossReturns) / traded) * 1e4 : undefined
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function requireTrack({ grossReturns, turnovers }: GrossTrack): void {
  if (grossReturns.length === 0 || grossReturns.length !== turnovers.length)
    throw new AmountError(
      'bad-input',
      `returns and turnovers must be of the same periods, were ${grossReturns.length} and ${turnovers.length}; give 0 where nothing was traded`,
    )
  for (const value of grossReturns) requireFinite('a return', value)
  for (const value of turnovers) requireAtLeastZero('a turnover', value)
}

function requireAtLeastZero(what: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0))
    throw new AmountError('bad-input', `${what} must be at least 0, was ${value}; correct it`)
}
