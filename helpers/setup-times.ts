import { latencySummary } from './latency-summary.ts'

/** A fresh connection: how long it took in milliseconds, or why it did not come about. */
export interface SetUpConnection {
  readonly totalMs: number
  readonly failure?: string | undefined
}

/** The parts of setting up a connection, in milliseconds: resolving the name, TCP, TLS. */
export interface SetupParts {
  readonly nameMs: number
  readonly tcpMs: number
  readonly tlsMs: number
}

/** Times of fresh connections in milliseconds; one that did not come about is slower than any, and is not dropped. */
export const setupTimesMs = (connections: readonly SetUpConnection[]): readonly number[] =>
  connections.map(({ totalMs, failure }) =>
    failure === undefined ? totalMs : Number.POSITIVE_INFINITY,
  )

/**
 * The median of each part, in milliseconds, over the connections that came about: it tells which part is slow, and medians
 * do not add up to that of the whole. Throws `RangeError` when none came about.
 */
export function medianParts(connections: readonly (SetUpConnection & SetupParts)[]): SetupParts {
  const whole = connections.filter(({ failure }) => failure === undefined)
  return {
    nameMs: medianMs(whole.map(({ nameMs }) => nameMs)),
    tcpMs: medianMs(whole.map(({ tcpMs }) => tcpMs)),
    tlsMs: medianMs(whole.map(({ tlsMs }) => tlsMs)),
  }
}

/**
 * By how many milliseconds the median of one way in exceeds that of the other; negative when it is the nearer one.
 * Throws `RangeError` on a way that was never tried.
 */
export const medianDetourMs = (
  configuredMs: readonly number[],
  otherMs: readonly number[],
): number => medianMs(configuredMs) - medianMs(otherMs)

const medianMs = (timesMs: readonly number[]): number => latencySummary(timesMs).p50.sampleMs
