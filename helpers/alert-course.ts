/** An alert as it arrived; its labels are what it is known by. */
interface HeardAlert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly atMs: number
  /** When it began, as it says itself, by the clock of its arrival; undefined where it does not say. */
  readonly startedMs?: number | undefined
}

/** When something went wrong, by the clock of the arrival of alerts. */
export interface Onset {
  readonly fromMs: number
  /** How long before it an alert of it may say that it began: a silence begins with the last word, and clocks differ. */
  readonly slackMs: number
}

/**
 * The alerts that may be of what went wrong, of all that were heard: they arrived since, and none that fires is one from
 * before that is only told again. An alert that says when it began must have begun since, or within the slack before where
 * it was not heard firing then; of one that does not say, the last word before must not have been that it fires.
 */
export function alertsOf<Heard extends HeardAlert>(
  heard: readonly Heard[],
  { fromMs, slackMs }: Onset,
): readonly Heard[] {
  const before = heard.filter(({ atMs }) => atMs < fromMs)
  const fired = (alert: Heard) => before.findLast(one => isSame(one, alert))?.status === 'firing'
  const isNew = (alert: Heard) =>
    alert.startedMs === undefined
      ? !fired(alert)
      : alert.startedMs >= (fired(alert) ? fromMs : fromMs - slackMs)
  return heard.filter(
    alert => alert.atMs >= fromMs && (alert.status === 'resolved' || isNew(alert)),
  )
}

/** The first of the alerts heard that fires. */
export const firstFiring = <Heard extends HeardAlert>(heard: readonly Heard[]): Heard | undefined =>
  heard.find(({ status }) => status === 'firing')

/**
 * The first end of one that fired among the alerts heard, at an instant or after it, by the clock of their arrival. What else
 * ends meanwhile, as one that fired before they were heard, is not it.
 */
export const firstEnd = <Heard extends HeardAlert>(
  heard: readonly Heard[],
  fromMs: number,
): Heard | undefined =>
  heard.find(
    (alert, place) =>
      alert.status === 'resolved' &&
      alert.atMs >= fromMs &&
      heard.slice(0, place).some(one => one.status === 'firing' && isSame(one, alert)),
  )

function isSame({ labels: one }: HeardAlert, { labels: other }: HeardAlert): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length && names.every(name => one[name] === other[name])
  )
}
