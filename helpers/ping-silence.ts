/**
 * The longest time without a ping from the other side, in milliseconds: the longest of the gaps between pings and of
 * what was left of the observation after the last one. Without any ping that is the whole observation, so a peer that
 * falls silent cannot look punctual.
 */
export function longestPingSilence(pingGapsMs: readonly number[], observedMs: number): number {
  const heardMs = pingGapsMs.reduce((total, gap) => total + gap, 0)
  return Math.max(observedMs - heardMs, ...pingGapsMs)
}
