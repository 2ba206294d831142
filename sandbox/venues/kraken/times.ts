/** An instant as WebSocket v2 writes it: RFC 3339 with microseconds. */
export const timestamp = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z')

/** An instant with whole seconds, as `SystemStatus` writes it. */
export const isoSeconds = (ms: number): string =>
  new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** Seconds since 1970 as a JSON number. */
export const seconds = (ms: number): number => ms / 1000

/** Seconds since 1970 with six decimals, as WebSocket v1 writes them. */
export const microseconds = (ms: number): string => (ms / 1000).toFixed(6)

/** Reads an RFC 3339 instant; undefined when it is none. */
export function parseInstant(text: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}
