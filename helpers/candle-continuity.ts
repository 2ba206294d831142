/** One interval's open, high, low, close and volume; its time of opening in milliseconds since 1970. */
export interface CandleShape {
  readonly openMs: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

export interface CandleContinuity {
  /** Whole intervals from the newest candle to the one that runs now: 0 when the newest is the running one. */
  readonly lagIntervals: number
  /** Candles that are absent from the expected number of intervals up to the newest. */
  readonly missing: number
  /** What is wrong with single candles, in words; empty when nothing is. */
  readonly findings: readonly string[]
}

interface Expected {
  readonly intervalMs: number
  /** How many candles were asked for. */
  readonly count: number
  /** The time now on the clock that dates the candles, in milliseconds since 1970. */
  readonly nowMs: number
}

/**
 * Whether candles are fresh, complete and possible. Lag is floor(now / interval) - newest / interval; missing is the
 * number asked for minus the distinct candles in that many intervals up to the newest; a candle is possible when
 * low <= open, close <= high, prices are positive and the volume is not negative.
 * Throws `RangeError` without a candle: silence is not continuity.
 */
export function candleContinuity(
  candles: readonly CandleShape[],
  { intervalMs, count, nowMs }: Expected,
): CandleContinuity {
  const opens = candles.map(({ openMs }) => openMs)
  if (opens.length === 0) throw new RangeError('there must be a candle, was none')

  const newestMs = Math.max(...opens)
  const inWindow = new Set(opens.filter(openMs => openMs > newestMs - count * intervalMs))
  return {
    lagIntervals: Math.floor(nowMs / intervalMs) - Math.floor(newestMs / intervalMs),
    missing: count - inWindow.size,
    findings: candles.flatMap((candle, index) => [
      ...shapeFindings(candle, intervalMs),
      ...orderFindings(candle, candles[index - 1]),
      ...(candle.openMs <= nowMs
        ? []
        : [`the candle of ${candle.openMs} must not open in the future, it is ${nowMs}`]),
    ]),
  }
}

function shapeFindings(candle: CandleShape, intervalMs: number): readonly string[] {
  const { openMs, open, high, low, close, volume } = candle
  const at = `the candle of ${openMs}`
  return [
    ...(openMs % intervalMs === 0 ? [] : [`${at} must open on a whole interval, does not`]),
    ...(low > 0 && low <= open && low <= close && open <= high && close <= high
      ? []
      : [
          `${at} must have 0 < low <= open, close <= high, was ${low} <= ${open}, ${close} <= ${high}`,
        ]),
    ...(volume >= 0 ? [] : [`${at} must have a volume of at least 0, was ${volume}`]),
  ]
}

function orderFindings(
  { openMs }: CandleShape,
  previous: CandleShape | undefined,
): readonly string[] {
  return previous === undefined || previous.openMs < openMs
    ? []
    : [`the candle of ${openMs} must come after that of ${previous.openMs}`]
}
