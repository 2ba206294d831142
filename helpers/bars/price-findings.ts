import { found, type BarFinding } from './bar-finding.ts'
import { indices } from './indices.ts'
import { placeIn, type RawBars } from './raw-bars.ts'
import { timeShown } from './time-shown.ts'

/** What is odd about the prices and volumes of single bars. A price below zero is odd, and legal: oil had one. */
export function shapeFindings(bars: RawBars): readonly BarFinding[] {
  const { isCloseOnly, time, open, high, low, close, volume } = bars
  const at = (index: number, more: string) =>
    `${timeShown(time[index]!)} (${placeIn(bars, index)}): ${more}`
  const shape = (index: number) =>
    `open ${open[index]}, high ${high[index]}, low ${low[index]}, close ${close[index]}`
  const highest = (index: number) => Math.max(open[index]!, close[index]!)
  const lowest = (index: number) => Math.min(open[index]!, close[index]!)
  const impossible = indices(low, (value, i) => value > lowest(i) || high[i]! < highest(i))
  const below = indices(low, value => value < 0)
  const zero = indices(low, (value, i) => value >= 0 && value * lowest(i) === 0)
  const isFlat = (value: number, i: number) => value === high[i] && open[i] === close[i]
  const flat = isCloseOnly ? [] : indices(low, isFlat)
  const volumes = volume ?? new Float64Array()
  const idle = indices(volumes, value => value === 0)
  const negative = indices(volumes, value => value < 0)
  const absent = indices(volumes, value => !Number.isFinite(value))
  return [
    ...found('impossible bar', impossible.length, () => at(impossible[0]!, shape(impossible[0]!))),
    ...found('negative price', below.length, () => at(below[0]!, shape(below[0]!))),
    ...found('zero price', zero.length, () => at(zero[0]!, shape(zero[0]!))),
    ...found('zero volume', idle.length, () => at(idle[0]!, 'volume 0')),
    ...found('negative volume', negative.length, () =>
      at(negative[0]!, `volume ${volumes[negative[0]!]}`),
    ),
    ...found('volume that is no number', absent.length, () =>
      at(absent[0]!, `volume ${volumes[absent[0]!]}, taken as 0`),
    ),
    ...found('flat bar', flat.length, () =>
      at(flat[0]!, `one price, ${close[flat[0]!]}; the most in a row are ${longestRun(flat)}`),
    ),
  ]
}

/** The longest run of indices that follow one another. */
function longestRun(indices: readonly number[]): number {
  let [longest, run] = [0, 0]
  for (const [at, index] of indices.entries()) {
    run = at > 0 && index === indices[at - 1]! + 1 ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}
