const dayMs = 86_400_000

/** The last `count` days from Monday to Friday before the day of `nowMs` in UTC, the oldest first. */
export function businessDaysBefore(nowMs: number, count: number): readonly string[] {
  const days: string[] = []
  for (let ms = Math.floor(nowMs / dayMs) * dayMs - dayMs; days.length < count; ms -= dayMs) {
    const weekday = new Date(ms).getUTCDay()
    if (weekday !== 0 && weekday !== 6) days.push(new Date(ms).toISOString().slice(0, 10))
  }
  return days.toReversed()
}
