/** Orders that were submitted at once, and what was made of them. */
export interface MessageBurst {
  /** Messages a second. */
  readonly limit: number
  readonly told: readonly {
    readonly state: string
    readonly reason?: { readonly code: string; readonly message: string } | undefined
  }[]
  /** From the first to the last that the trading system was given, in milliseconds. */
  readonly spanMs: number
}

/** How many messages were let through, how many may have been, and what kept that from being seen. */
export interface MessageRateFindings {
  readonly through: number
  /** A second's worth at once, what a span earns, and one that may have been on its way: `floor(limit · (1 + span)) + 1`, span in seconds. */
  readonly mostThrough: number
  readonly flaws: readonly string[]
  readonly obstacles: readonly string[]
}

/**
 * Holds a limit of messages a second against a burst. Whatever way a second is counted, as a window that slides or as a
 * bucket that fills up, no more than `limit · (1 + span)` and one go through, and the first `limit` do. What was denied for
 * something else may have gone through or not, as far as this limit is concerned, and is held against nobody. A burst that
 * could have gone through whole shows nothing. Throws `RangeError` for a limit or a span that is no positive number.
 */
export function messageRateFindings({ limit, told, spanMs }: MessageBurst): MessageRateFindings {
  for (const [name, value] of Object.entries({ limit, spanMs }))
    if (!(value > 0 && Number.isFinite(value)))
      throw new RangeError(`${name} must be a number above 0, was ${value}`)
  const denied = told.filter(({ state }) => state === 'denied')
  const others = denied.filter(({ reason }) => reason?.code !== 'maxMessageRate')
  const through = told.length - denied.length
  const mostThrough = Math.floor(limit * (1 + spanMs / 1000)) + 1
  const flaws = [
    ...(through > mostThrough ? [`at most ${mostThrough} must go through, ${through} did`] : []),
    ...(through + others.length < Math.min(limit, told.length)
      ? [`the first ${limit} must go through, ${through} did`]
      : []),
  ]
  const obstacles = [
    ...(told.length <= mostThrough
      ? [
          `more than ${mostThrough} must be sent within ${Math.ceil(spanMs)} ms, ${told.length} were`,
        ]
      : []),
    ...others
      .slice(0, 1)
      .map(
        ({ reason }) =>
          `${others.length} of ${told.length} orders were denied for something else, ${reason?.code}: ${reason?.message}`,
      ),
  ]
  return { through, mostThrough, flaws, obstacles }
}
