/** How the values of a sample are spread, in a bounded number of points, so that a report can draw them. */
export interface Distribution {
  readonly unit: string
  /** Number of values, those that never came included. */
  readonly count: number
  /** Values that never came: larger than any, and shown nowhere but here. */
  readonly lost: number
  readonly min: number
  readonly max: number
  /** Ascending in both; by nearest rank, so that every value is one that was really measured. */
  readonly quantiles: readonly Quantile[]
  /** Names of the observations of the same check, bound to a limit, that speak of this sample. */
  readonly against: readonly string[]
  /** SHA-256 of the evidence file that holds every value, once it is known. */
  readonly sample?: string | undefined
  /** The whole sample to three significant digits, for other runs to be compared with. */
  readonly histogram?: StoredHistogram | undefined
  /** As many independent values as the sample is worth, given the order in which it was measured. */
  readonly independent?: number | undefined
}

/** How `data` is to be read: HdrHistogram's second encoding, deflated, as base64, three significant digits. */
export const storedHistogramFormat = 'hdr-v2-deflate-base64/3'

/** A whole sample, small enough to be kept in every report and readable for other tools. */
export interface StoredHistogram {
  readonly format: typeof storedHistogramFormat
  /** A value of the sample is `origin + recorded * resolution`; the origin is 0 unless values are negative. */
  readonly origin: number
  readonly resolution: number
  readonly data: string
}

export interface Quantile {
  /** Share of the sample that does not exceed the value, lost values included: above 0, at most 1. */
  readonly share: number
  readonly value: number
}

/** Most quantile points that a distribution may hold. */
export const quantilePoints = 60

/** Dense in the tail, where the limits are: even steps of a fiftieth up to 90 %, then hundredths, then the last tenths of one. */
const shares: readonly number[] = [
  ...Array.from({ length: 45 }, (_, index) => (index + 1) / 50),
  ...Array.from({ length: 9 }, (_, index) => (91 + index) / 100),
  0.995,
  0.999,
  0.9999,
  1,
]

/**
 * The spread of a sample; `Infinity` stands for a value that never came. Nothing if no value came at all.
 *
 * Quantiles are by nearest rank: the smallest value that the share of the sample does not exceed. Those that fall on a
 * lost value are left out, and of shares that fall on the same value's rank one is kept.
 */
export function distributionOf(
  samples: readonly number[],
  unit: string,
  against: readonly string[] = [],
): Distribution | undefined {
  const flawed = samples.find(value => Number.isNaN(value) || value === Number.NEGATIVE_INFINITY)
  if (flawed !== undefined)
    throw new RangeError(`a sample must hold numbers, one was ${flawed}: leave out what is not one`)

  const values = Float64Array.from(samples.filter(Number.isFinite)).sort()
  if (values.length === 0) return undefined
  return {
    unit,
    count: samples.length,
    lost: samples.length - values.length,
    min: values[0]!,
    max: values.at(-1)!,
    quantiles: quantilesOf(values, samples.length),
    against,
  }
}

function quantilesOf(sorted: Float64Array, count: number): readonly Quantile[] {
  const wanted =
    count < quantilePoints
      ? Array.from({ length: count }, (_, index) => (index + 1) / count)
      : shares
  // 0.95 * 20 is 19.000000000000004 in floats, whose ceiling would be one rank too high.
  const ranked = wanted.map(share => ({ share, rank: Math.ceil(count * share - 1e-9) }))
  return ranked
    .filter(({ rank }, index) => rank <= sorted.length && ranked[index + 1]?.rank !== rank)
    .map(({ share, rank }) => ({ share, value: sorted[rank - 1]! }))
}
