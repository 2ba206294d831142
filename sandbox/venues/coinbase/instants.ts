/** An instant as the venue writes it: ISO 8601 with microseconds. */
export const isoText = (timeMs: number): string => {
  const microseconds = Math.round((timeMs - Math.floor(timeMs)) * 1000)
  const fraction = String(Math.min(microseconds, 999)).padStart(3, '0')
  return new Date(Math.floor(timeMs)).toISOString().replace('Z', `${fraction}Z`)
}

/** An instant from a request, as ISO 8601 or as seconds since 1970; undefined when it is neither. */
export function instantOf(text: string): number | undefined {
  const timeMs = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text)
  return Number.isFinite(timeMs) ? timeMs : undefined
}
