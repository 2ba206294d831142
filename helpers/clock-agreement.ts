import type { ClockOffset } from './clock-offset.ts'

/** What several time servers agree on. */
export interface ClockAgreement extends ClockOffset {
  /** How many of them agree. */
  readonly agreeing: number
}

/** What became of asking one time server. */
type Answer =
  { readonly reading: ClockOffset } | { readonly server: string; readonly failure: string }

/** What the servers that answered agree on; those that did not are no part of it. */
export const agreementOf = (answers: readonly Answer[]): ClockAgreement | undefined =>
  clockAgreement(answers.flatMap(answer => ('reading' in answer ? [answer.reading] : [])))

/** Why servers told no time, in words. */
export const failuresOf = (answers: readonly Answer[]): string =>
  answers
    .flatMap(answer => ('failure' in answer ? [`${answer.server}: ${answer.failure}`] : []))
    .join('; ') || 'none'

interface Edge {
  readonly atMs: number
  readonly step: 1 | -1
}

/**
 * The offset that more than half of the servers agree on, in milliseconds: where most of the intervals `offset ± uncertainty`
 * overlap, its middle and half its width; where as many overlap at several places, from the first to the last of these, as
 * any of them may be the true one. Undefined when there is no such majority, and without a server.
 * Source: Marzullo and Owicki, Maintaining the Time in a Distributed System (1983).
 */
export function clockAgreement(readings: readonly ClockOffset[]): ClockAgreement | undefined {
  const edges = readings
    .flatMap(({ offsetMs, uncertaintyMs }): readonly Edge[] => [
      { atMs: offsetMs - uncertaintyMs, step: 1 },
      { atMs: offsetMs + uncertaintyMs, step: -1 },
    ])
    // Intervals that only touch agree: where they do, the one begins before the other ends.
    .sort((one, other) => one.atMs - other.atMs || other.step - one.step)
  let [open, agreeing, fromMs, untilMs] = [0, 0, Number.NaN, Number.NaN]
  for (const [index, { atMs, step }] of edges.entries()) {
    open += step
    if (step < 0 || open < agreeing) continue
    if (open > agreeing) fromMs = atMs
    agreeing = open
    untilMs = edges[index + 1]!.atMs
  }
  if (2 * agreeing <= readings.length) return undefined
  return { offsetMs: (fromMs + untilMs) / 2, uncertaintyMs: (untilMs - fromMs) / 2, agreeing }
}
