import { badInput, notComputable } from '../performance/series-error.ts'

/** An indicator after the last bar. */
export interface Indicator {
  readonly symbol: string
  readonly name: string
  readonly value: number
}

/** How far an indicator depends on where its data begins. */
export interface IndicatorChange {
  /** Of the indicator that changes most, in percent of the larger of both values. */
  readonly changePct: number
  readonly words: string
}

/**
 * Compares indicators from the bars that are fetched live with those from all bars, at one instant: |a − b| / max(|a|, |b|)
 * in percent, 0 where both are 0. Throws `SeriesError` where there is none, where the two do not name the same ones, and of
 * a value that is no number.
 */
export function indicatorChange(
  live: readonly Indicator[],
  whole: readonly Indicator[],
): IndicatorChange {
  if (whole.length === 0)
    throw notComputable('a strategy must tell of its indicators, told of none: tell of every one')
  const values = new Map(live.map(one => [keyOf(one), one.value]))
  if (values.size !== whole.length || whole.some(one => !values.has(keyOf(one))))
    throw badInput(
      `indicators must be the same from few bars as from all, were ${values.size} and ${whole.length}: tell of each once`,
    )
  return whole
    .map(one => changeOf(one, values.get(keyOf(one))!))
    .reduce((worst, one) => (one.changePct > worst.changePct ? one : worst))
}

function changeOf(whole: Indicator, live: number): IndicatorChange {
  const size = Math.max(Math.abs(whole.value), Math.abs(live))
  const changePct = size === 0 ? 0 : (Math.abs(whole.value - live) / size) * 100
  if (!Number.isFinite(changePct))
    throw badInput(`${keyOf(whole)} must be a number, was ${live} and ${whole.value}: correct it`)
  return { changePct, words: `${keyOf(whole)} is ${live} live and ${whole.value} from all bars` }
}

/** Instants at which indicators are compared: the ends of so many periods, spread over the second half of a record. */
export function instantsOf(
  { periods }: { readonly periods: readonly { readonly endsAt: string }[] },
  count: number,
): readonly string[] {
  if (periods.length < 2 * count)
    throw notComputable(
      `a record must have at least ${2 * count} periods for so many looks, had ${periods.length}`,
    )
  const half = Math.floor(periods.length / 2)
  return Array.from({ length: count }, (_, at) => {
    const place = half + Math.floor(((at + 1) * (periods.length - half)) / count) - 1
    return periods[place]!.endsAt
  })
}

/** Indicators at one instant. */
interface Look {
  /** End of the last bar that the strategy was given, by its own word. */
  readonly at: string
  readonly indicators: readonly Indicator[]
}

/**
 * The worst change of several instants, each looked at from few bars and from all. Throws `RangeError` of none, and where
 * the two are not as many, and `SeriesError` where the two are not of one instant, or that does not come after the one before:
 * a replay that gives all its data shows nothing of an earlier end.
 */
export function worstChange(live: readonly Look[], whole: readonly Look[]): IndicatorChange {
  if (live.length !== whole.length)
    throw new RangeError(`looks must be as many, were ${live.length} and ${whole.length}`)
  const stray = live.findIndex(
    ({ at }, place) => at !== whole[place]!.at || (place > 0 && at <= live[place - 1]!.at),
  )
  if (stray >= 0)
    throw notComputable(
      `both looks must be at one instant, later than the one before, were at ${live[stray]!.at} and ${whole[stray]!.at}: let the replay end its data where it is asked to`,
    )
  const changes = live.map((look, at) => indicatorChange(look.indicators, whole[at]!.indicators))
  if (changes.length === 0)
    throw new RangeError('a change must be seen at some instant, was at none')
  return changes.reduce((one, other) => (other.changePct > one.changePct ? other : one))
}

const keyOf = ({ symbol, name }: Indicator): string => `${name} of ${symbol}`
