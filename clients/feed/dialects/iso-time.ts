/** Up to and with the minute: `2021-04-17T16:43:`. */
const minuteLength = 17

/**
 * Reads times such as `2021-04-17T16:43:41.468740Z` into milliseconds since 1970, with what there is of microseconds:
 * `Date.parse` would cut them off. Times of one minute share their beginning, which is read once. `NaN` of what is no time.
 */
export function isoTimeReader(): (time: unknown) => number {
  let minute = ''
  let minuteMs = Number.NaN
  return time => {
    if (typeof time !== 'string' || !time.endsWith('Z')) return Number.NaN
    const beginning = time.slice(0, minuteLength)
    if (beginning !== minute) {
      minute = beginning
      minuteMs = Date.parse(`${beginning}00Z`)
    }
    return minuteMs + 1_000 * Number(time.slice(minuteLength, -1))
  }
}
