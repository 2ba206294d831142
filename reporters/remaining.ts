const [hourMs, dayMs] = [3_600_000, 86_400_000]

/** How far an instant in UTC lies from now, both as the clock has them: `in 6 days`, `in 5 hours`, `2 days ago`. */
export function remainingWords(instant: string, nowMs: number): string {
  const ms = Date.parse(instant) - nowMs
  if (Number.isNaN(ms)) return ''
  const size = Math.abs(ms)
  const amount =
    size >= 2 * dayMs
      ? `${Math.floor(size / dayMs)} days`
      : size >= hourMs
        ? `${Math.floor(size / hourMs)} h`
        : `${Math.floor(size / 60_000)} min`
  return ms > 0 ? `in ${amount}` : `${amount} ago`
}
