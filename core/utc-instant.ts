const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?Z$/

/**
 * Milliseconds since 1970 UTC of an instant that is written out in UTC, such as `2026-12-31T00:00:00Z`; nothing for any
 * other text: a day alone, a time without the `Z`, or a day that the calendar does not have.
 */
export function utcInstantMs(text: string): number | undefined {
  const [, minute, second = '00'] = form.exec(text) ?? []
  const ms = Date.parse(text)
  if (minute === undefined || Number.isNaN(ms)) return undefined
  // The parser takes 30 February for 2 March, and 24:00 for the next day.
  return new Date(ms).toISOString().startsWith(`${minute}:${second}`) ? ms : undefined
}

export const dayMs = 86_400_000
