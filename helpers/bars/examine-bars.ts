import type { Bars } from '../../core/market-history.ts'
import { found, type BarFinding } from './bar-finding.ts'
import type { BarCalendar } from './calendar.ts'
import { commonStep, timeFindings } from './missing-bars.ts'
import { orderedBars } from './ordered-bars.ts'
import { outlyingReturns } from './outlying-returns.ts'
import { shapeFindings } from './price-findings.ts'
import type { RawBars } from './raw-bars.ts'
import { timeShown } from './time-shown.ts'
import { UnusableData } from './unusable-data.ts'

export interface BarExpectation {
  /** In milliseconds; the commonest distance where it is not stated. */
  readonly stepMs?: number
  readonly calendar: BarCalendar
  /** How many robust standard deviations make a return an outlier; 10 where it is not stated. */
  readonly outlierDeviations?: number
}

/** Bars that can be computed with, and what is odd about them. */
export interface ExaminedBars {
  readonly bars: Bars
  readonly findings: readonly BarFinding[]
}

/**
 * Bars in order of time, each once, with every oddity named: nothing is filled in, and nothing is left out but what is said twice.
 * Of a source without volumes, and where a volume is no number, the volume is 0. Throws `UnusableData` of no bars, of times or
 * prices that are not finite, of a time that has two different bars, and of a stated step that is not above 0.
 */
export function examineBars(raw: RawBars, expectation: BarExpectation): ExaminedBars {
  const { bars, findings } = orderedBars(raw)
  const { calendar, outlierDeviations = 10 } = expectation
  const { symbol, time } = bars
  const stepMs = expectation.stepMs ?? commonStep(time)
  if (expectation.stepMs !== undefined && !(expectation.stepMs > 0))
    throw new UnusableData(`the step of bars must be above 0 ms, was ${expectation.stepMs}`)
  const volume = bars.volume?.map(value => (Number.isFinite(value) ? value : 0))
  return {
    bars: {
      symbol,
      stepMs,
      time,
      open: bars.open,
      high: bars.high,
      low: bars.low,
      close: bars.close,
      volume: volume ?? new Float64Array(time.length),
    },
    findings: [
      ...found(
        'single bar',
        time.length === 1 ? 1 : 0,
        () => `only that of ${timeShown(time[0]!)}`,
      ),
      ...found(
        'closes only',
        bars.isCloseOnly ? time.length : 0,
        () => 'open, high and low are the close',
      ),
      ...found('no volume column', volume ? 0 : 1, () => 'every volume is taken as 0'),
      ...findings,
      ...(stepMs > 0 ? timeFindings(bars, stepMs, calendar) : []),
      ...shapeFindings(bars),
      ...outlyingReturns(bars, outlierDeviations),
    ],
  }
}
