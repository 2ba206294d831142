import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64 } from 'hdr-histogram-js'
import { storedHistogramFormat, type StoredHistogram } from './distribution.ts'

/** Steps from 0 to the greatest value: fine enough for three digits of one a thousand times smaller. */
const steps = 1e6

/** The values of a sample that came, `Infinity` standing for one that did not. Nothing if none came. */
export function storedHistogramOf(samples: readonly number[]): StoredHistogram | undefined {
  const values = samples.filter(Number.isFinite)
  if (values.length === 0) return undefined
  const origin = values.reduce((least, value) => Math.min(least, value), 0)
  const span = values.reduce((most, value) => Math.max(most, value - origin), 0)
  const resolution = span > 0 ? 10 ** Math.floor(Math.log10(span / steps)) : 1
  const histogram = build({
    numberOfSignificantValueDigits: 3,
    autoResize: true,
    bitBucketSize: 32,
  })
  for (const value of values) histogram.recordValue(Math.round((value - origin) / resolution))
  return {
    format: storedHistogramFormat,
    origin,
    resolution,
    data: encodeIntoCompressedBase64(histogram),
  }
}

/** The values of a stored sample by rank, 1 for the smallest, to three significant digits of their distance from the origin. */
export function rankedValuesOf({ origin, resolution, data }: StoredHistogram): {
  readonly count: number
  readonly at: (rank: number) => number
} {
  const histogram = decodeFromCompressedBase64(data)
  const count = histogram.totalCount
  return {
    count,
    // Half a rank less, so that no rounding of the percentile can reach the next one.
    at: rank => origin + resolution * histogram.getValueAtPercentile((100 * (rank - 0.5)) / count),
  }
}
