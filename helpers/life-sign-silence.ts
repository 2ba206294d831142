/**
 * The longest time without a sign of life (ping or heartbeat) from the other side, in milliseconds: the longest of the
 * gaps between signs and of what was left of the observation after the last one. Without any sign that is the whole
 * observation, so a peer that falls silent cannot look punctual.
 */
export function longestSilence(signGapsMs: readonly number[], observedMs: number): number {
  const heardMs = signGapsMs.reduce((total, gap) => total + gap, 0)
  return Math.max(observedMs - heardMs, ...signGapsMs)
}
