import type { Scaled } from '../../matching/types.ts'
import { numberFrom } from '../../decimal.ts'

/** Volumes in dollars over 30 days and the fees above them in percent, beyond the first tier. */
const tiers = {
  taker: [
    [10_000, 0.35],
    [50_000, 0.24],
    [100_000, 0.22],
    [250_000, 0.2],
    [500_000, 0.18],
    [1_000_000, 0.16],
    [2_500_000, 0.14],
    [5_000_000, 0.12],
    [10_000_000, 0.1],
  ],
  maker: [
    [10_000, 0.2],
    [50_000, 0.14],
    [100_000, 0.12],
    [250_000, 0.1],
    [500_000, 0.08],
    [1_000_000, 0.06],
    [2_500_000, 0.04],
    [5_000_000, 0.02],
    [10_000_000, 0],
  ],
} as const

/** The schedule as Kraken publishes it; the account is in the first tier. */
export const feeTiers = (rate: Scaled, kind: keyof typeof tiers) => [
  [0, percent(rate)],
  ...tiers[kind],
]

/** A fee in percent, of a rate that is a fraction. */
export const percent = (rate: Scaled): number => numberFrom(rate * 100n)

/** The tier after the account's own. */
export const nextTier = (kind: keyof typeof tiers): readonly [volume: number, percent: number] =>
  tiers[kind][0]
