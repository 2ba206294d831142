import { extent } from 'd3-array'
import { scaleLinear, scaleLog } from 'd3-scale'
import type { DistributionPlot } from '../../distributions.ts'

/** From a value to a height on the plot. */
export interface ValueScale {
  readonly of: (value: number) => number
  readonly ticks: readonly number[]
}

/** Logarithmic, as latencies want it, unless a value is not positive or the decades would be too many; wide enough for every value and every limit. */
export function valueScale(
  { series, limits }: DistributionPlot,
  range: readonly [bottom: number, top: number],
): ValueScale {
  const values = [
    ...series.flatMap(({ distribution: { min, max, quantiles } }) => [
      min,
      max,
      quantiles[0]!.value,
    ]),
    ...series.flatMap(({ measured }) => measured.map(({ value }) => value)),
    ...limits.map(({ limit }) => limit.value),
  ]
  const [low = 0, high = 1] = extent(values)
  const spreadable = low > 1e-9 && high / low < 1e12
  return spreadable ? logarithmic(low, high, range) : linear(low, high, range)
}

function logarithmic(low: number, high: number, range: readonly [number, number]): ValueScale {
  const scale = scaleLog([low / 1.25, high * 1.25], range)
  const ticks = scale.ticks(10)
  const powers = ticks.filter(tick => Number.isInteger(rounded(Math.log10(tick))))
  const round = ticks.filter(tick => '125'.includes(String(leadingDigit(tick))))
  const chosen = [powers, round].find(({ length }) => length >= 3 && length <= 6)
  return {
    of: scale,
    ticks: chosen ?? (powers.length > 6 ? everyOther(powers) : ticks.slice(0, 6)),
  }
}

const narrowest = 1e-300

function linear(low: number, high: number, range: readonly [number, number]): ValueScale {
  const bottom = Math.min(0, low)
  // Round ticks cannot be found in a span that floating point hardly tells from nothing.
  const top = high - bottom < narrowest ? bottom + 1 : high
  const scale = scaleLinear([bottom, top], range).nice(5)
  return { of: scale, ticks: scale.ticks(5) }
}

const rounded = (value: number) => Number(value.toFixed(9))
const leadingDigit = (value: number) =>
  rounded(value / 10 ** Math.floor(rounded(Math.log10(value))))
const everyOther = (values: readonly number[]) => values.filter((_, index) => index % 2 === 0)
