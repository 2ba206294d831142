/** An alert as it arrived; its labels are what it is known by. */
interface HeardAlert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly atMs: number
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
