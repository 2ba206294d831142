import { quantile, type DistributionPlot, type Series } from '../../distributions.ts'
import { allowedWords, numberWords } from '../../measurement.ts'

/** The plot in words, for readers who cannot see it. */
export function curveWords({ unit, series, limits }: DistributionPlot): string {
  const allowed = limits.map(({ name, limit }) => `${name} ${allowedWords(limit)}`)
  return [
    ...series.map(one => seriesWords(one, unit)),
    allowed.length > 0 ? `Limits: ${allowed.join(', ')}.` : 'No limit is drawn.',
  ].join(' ')
}

function seriesWords({ place, distribution }: Series, unit: string): string {
  const { count, lost, min, max } = distribution
  const said = ([0.5, 0.95, 0.99] as const).map(share => {
    const value = quantile(distribution, share)
    return `p${share * 100} ${value === undefined ? 'never came' : numberWords(value)}`
  })
  const never = lost > 0 ? `, ${lost} of them never came` : ''
  return `${place}: ${count} values${never}, from ${numberWords(min)} to ${numberWords(max)} ${unit}; ${said.join(', ')}.`
}
