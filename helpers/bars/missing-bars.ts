import { found, type BarFinding, type MissingSpan } from './bar-finding.ts'
import { barsBetween, isInCalendar, type BarCalendar } from './calendar.ts'
import { indices } from './indices.ts'
import { placeIn, type RawBars } from './raw-bars.ts'
import { timeShown } from './time-shown.ts'

const dayMs = 86_400_000

/** The commonest distance between bars, of several the shortest, in milliseconds; 0 of a single bar. */
export function commonStep(time: Float64Array): number {
  const counts = new Map<number, number>()
  for (let index = 1; index < time.length; index++) {
    const step = time[index]! - time[index - 1]!
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  const most = Math.max(...counts.values())
  const commonest = [...counts].filter(([, count]) => count === most).map(([step]) => step)
  return counts.size === 0 ? 0 : Math.min(...commonest)
}

/** What is odd about when bars opened: missing ones, by spans, ones off the step's grid or outside the calendar, partial days. */
export function timeFindings(
  bars: RawBars,
  stepMs: number,
  calendar: BarCalendar,
): readonly BarFinding[] {
  const { time } = bars
  const at = (index: number) => `${timeShown(time[index]!)} (${placeIn(bars, index)})`
  const spans = missingSpans(time, stepMs, calendar)
  const missing = spans.reduce((sum, { count }) => sum + count, 0)
  const outside = indices(time, timeMs => !isInCalendar(timeMs, calendar))
  const offset = commonest(time.map(timeMs => timeMs % stepMs))
  const unaligned = indices(time, timeMs => timeMs % stepMs !== offset)
  return [
    ...found('missing bars', missing, () => {
      const { afterMs, count } = spans[0]!
      return `${count} after ${timeShown(afterMs)}; the most at once are ${Math.max(...spans.map(span => span.count))}, in ${spans.length} gaps`
    }).map(finding => ({ ...finding, spans })),
    ...found('bar outside the calendar', outside.length, () => at(outside[0]!)),
    ...found('unaligned time', unaligned.length, () => at(unaligned[0]!)),
    ...partialDays(time, stepMs, calendar),
  ]
}

function missingSpans(
  time: Float64Array,
  stepMs: number,
  calendar: BarCalendar,
): readonly MissingSpan[] {
  const spans: MissingSpan[] = []
  for (let index = 1; index < time.length; index++) {
    const [afterMs, beforeMs] = [time[index - 1]!, time[index]!]
    if (beforeMs - afterMs <= stepMs) continue
    const count = barsBetween({ afterMs, beforeMs, stepMs }, calendar)
    if (count > 0) spans.push({ afterMs, beforeMs, count })
  }
  return spans
}

/** Of bars shorter than a day: a first day that begins late, and a last one that ends early, by the clock. */
function partialDays(
  time: Float64Array,
  stepMs: number,
  calendar: BarCalendar,
): readonly BarFinding[] {
  if (stepMs >= dayMs || calendar !== 'continuous') return []
  const [first, last] = [time[0]!, time.at(-1)!]
  const startMs = Math.floor(first / dayMs) * dayMs
  const endMs = (Math.floor(last / dayMs) + 1) * dayMs
  const late = Math.floor((first - startMs) / stepMs)
  const early = Math.round((endMs - last) / stepMs) - 1
  const words = [
    ...(late > 0 ? [`the first day begins at ${timeShown(first)}, ${late} bars late`] : []),
    ...(early > 0
      ? [`the last day ends with the bar of ${timeShown(last)}, ${early} bars early`]
      : []),
  ]
  return found('partial day', words.length, () => words.join('; '))
}

function commonest(values: Float64Array): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
