/** A time as people read it. */
export const timeShown = (timeMs: number): string =>
  Number.isNaN(new Date(timeMs).getTime()) ? String(timeMs) : new Date(timeMs).toISOString()
