/** An order, as far as is asked here. */
interface Told {
  readonly state: string
  readonly reason?: { readonly code: string; readonly message: string } | undefined
}

/** A strategy that was executed again and again; what was not tried any more is undefined. */
export interface Repetition {
  /** Executions of one strategy without a person. */
  readonly limit: number
  /** Orders up to the limit. */
  readonly executed: readonly Told[]
  /** The next one. */
  readonly beyond: Told | undefined
  /** Another one, after a while in which nobody did anything. */
  readonly later: Told | undefined
  /** The first one after a person released the strategy. */
  readonly released: Told | undefined
}

const stops = ['killSwitch', 'maxRepeatedExecutions']
const isStopped = ({ state, reason }: Told): boolean =>
  state === 'denied' && stops.includes(reason?.code ?? '')
const wordsOf = ({ state, reason }: Told): string =>
  [state, reason?.message].filter(Boolean).join(': ')

/**
 * Holds a limit of repeated executions to its word: exactly so many orders are executed, the next is denied, still is after
 * a while, and no longer is once a person released the strategy. One sentence for each flaw, and for each thing that kept it
 * from being seen.
 */
export function repetitionFindings({ limit, executed, beyond, later, released }: Repetition): {
  readonly flaws: readonly string[]
  readonly obstacles: readonly string[]
} {
  const flaws: string[] = []
  const obstacles: string[] = []
  for (const [at, one] of executed.entries()) {
    if (isStopped(one)) flaws.push(`execution ${at + 1} of ${limit} must be allowed, was denied`)
    else if (one.state !== 'filled')
      obstacles.push(`execution ${at + 1} must be one, is ${wordsOf(one)}`)
  }
  if (flaws.length > 0 || obstacles.length > 0) return { flaws, obstacles }
  if (executed.length < limit || !beyond || !later || !released)
    return { flaws, obstacles: ['the strategy must be tried until it is released, was not'] }

  if (beyond.state !== 'denied')
    flaws.push(`execution ${limit + 1} must be denied, is ${beyond.state}`)
  else if (!isStopped(beyond))
    obstacles.push(`the next order was denied for something else: ${wordsOf(beyond)}`)
  if (later.state !== 'denied')
    flaws.push(`after a while an order must still be denied, is ${later.state}`)
  else if (!isStopped(later))
    obstacles.push(`after a while an order was denied for something else: ${wordsOf(later)}`)
  if (isStopped(released))
    flaws.push('an order must be allowed once the strategy is released, was denied')
  else if (released.state !== 'filled')
    obstacles.push(`the order after the release is ${wordsOf(released)}`)
  return { flaws, obstacles }
}
