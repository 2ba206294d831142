/**
 * Milliseconds since 1970 of an instant as the trading-system contract writes it (`2026-01-31T09:30:00.000000Z`), with its
 * microseconds behind the point; exact to one microsecond. Throws `RangeError` on any other text.
 */
export function instantMs(text: string): number {
  const parts = /^(.{19})\.(\d{6})Z$/.exec(text)
  const wholeMs = Date.parse(`${parts?.[1]}Z`)
  if (!parts || Number.isNaN(wholeMs))
    throw new RangeError(
      `an instant must look like 2026-01-31T09:30:00.000000Z, was ${JSON.stringify(text)}`,
    )
  return wholeMs + Number(parts[2]) / 1000
}

/** Milliseconds from one instant of the contract to another. Throws `RangeError` as `instantMs` does. */
export const msBetween = (from: string, to: string): number => instantMs(to) - instantMs(from)
