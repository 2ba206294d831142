import { leverage } from '../margin/leverage.ts'
import { cannotBeMeant } from '../value-at-risk/risk-error.ts'
import { tailOf } from '../value-at-risk/tail.ts'
import type { ToldEstimate } from './recomputation.ts'
import type { ToldPosition } from './scenario-profits.ts'

/** A book beside its equity. */
export interface BookShares {
  /** The instrument with the largest position, and its size as a share of equity. */
  readonly largest: string
  readonly concentration: number
  /** Σ|notional| / equity. */
  readonly leverage: number
}

/**
 * Concentration and leverage of a book. Positions in one instrument are added up first. No position is a concentration
 * of 0. Throws `AmountError` as `leverage` does.
 */
export function bookShares(positions: readonly ToldPosition[], equity: string): BookShares {
  const byInstrument = new Map<string, number>()
  for (const { instrument, notional } of positions)
    byInstrument.set(instrument, (byInstrument.get(instrument) ?? 0) + Number(notional))
  const { gross } = leverage(
    positions.map(({ notional }) => Number(notional)),
    Number(equity),
  )
  const [largest, size] = [...byInstrument].reduce(
    (one, other) => (Math.abs(other[1]) > Math.abs(one[1]) ? other : one),
    ['none', 0],
  )
  return { largest, concentration: Math.abs(size) / Number(equity), leverage: gross }
}

/** The estimate of a confidence, if there is one. */
export const estimateOf = <Told extends ToldEstimate>(
  estimates: readonly Told[],
  confidence: number,
): Told | undefined =>
  estimates.find(({ confidenceLevel }) => tailOf(Number(confidenceLevel)) === tailOf(confidence))

/**
 * Hours from an instant of the contract to `nowMs`. Throws `RiskError` of one that lies more than an hour ahead, by which no
 * clock is wrong: what comes from the future would never be too old.
 */
export function ageHours(at: string, nowMs: number): number {
  const hours = (nowMs - Date.parse(at)) / 3_600_000
  if (!(hours >= -1))
    throw cannotBeMeant(`what was told must not lie ahead, is of ${at}: look at its clock`)
  return hours
}
