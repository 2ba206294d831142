import type { BarChart } from '../../core/chart.ts'
import { badInput } from '../performance/series-error.ts'

const binsOfASide = 10

/**
 * How many splits have which logit of the rank out of sample: ten bins of equal width up to 0 and ten above it, each with its upper
 * end. Those up to 0, in which what was best in sample is no better than the middle, are marked: their share is the
 * probability of overfitting. Throws `SeriesError` of no logit and of one that is not finite.
 */
export function logitHistogram(logits: ArrayLike<number>): BarChart {
  const values = Array.from(logits)
  if (values.length === 0 || !values.every(Number.isFinite))
    throw badInput('logits must be finite, and there must be some: give those of all splits')
  const reach = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1
  const width = reach / binsOfASide
  const counts = new Float64Array(2 * binsOfASide)
  for (const value of values) {
    const bin = Math.ceil(value / width) + binsOfASide - 1
    counts[Math.min(Math.max(bin, 0), counts.length - 1)]!++
  }
  const edge = (bin: number) => ((bin - binsOfASide) * width).toFixed(2)
  return {
    kind: 'bars',
    unit: 'splits',
    bars: Array.from(counts, (value, bin) => ({
      name: `${edge(bin)} to ${edge(bin + 1)}`,
      value,
      isMarked: bin < binsOfASide,
    })),
  }
}
