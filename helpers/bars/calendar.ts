/** When an instrument has bars: at every step of the clock, or of the days from Monday to Friday in UTC. */
export type BarCalendar = 'continuous' | 'weekdays'

const dayMs = 86_400_000

/** Whether bars may open at a time, in milliseconds since 1970. */
export function isInCalendar(timeMs: number, calendar: BarCalendar): boolean {
  if (calendar === 'continuous') return true
  const day = new Date(timeMs).getUTCDay()
  return day >= 1 && day <= 5
}

interface Gap {
  readonly afterMs: number
  readonly beforeMs: number
  readonly stepMs: number
}

/** How many bars of a step should open between two others, both excluded. Holidays are not known to it and count. */
export function barsBetween({ afterMs, beforeMs, stepMs }: Gap, calendar: BarCalendar): number {
  const between = Math.max(0, Math.round((beforeMs - afterMs) / stepMs) - 1)
  if (calendar === 'continuous' || between === 0) return between
  if (stepMs >= dayMs)
    return Array.from({ length: between }, (_, index) => afterMs + (index + 1) * stepMs).filter(
      timeMs => isInCalendar(timeMs, calendar),
    ).length
  // Days at once: minutes of many years are too many to look at one by one.
  let count = 0
  for (let dayStart = Math.floor(afterMs / dayMs) * dayMs; dayStart < beforeMs; dayStart += dayMs) {
    if (!isInCalendar(dayStart, calendar)) continue
    count += stepsBefore(dayStart + dayMs) - stepsBefore(dayStart)
  }
  return count

  /** Steps of the gap that lie before a time. */
  function stepsBefore(timeMs: number): number {
    const steps = Math.ceil((timeMs - afterMs) / stepMs) - 1
    return Math.min(between, Math.max(0, steps))
  }
}
