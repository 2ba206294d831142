/** What was on its way when the first refusal was, or could not know of it yet. */
const graceMs = 250

/**
 * Requests that were sent although the venue had said to ask less: those that came more than a moment (250 ms, for what was
 * on its way) after the first that was refused. Instants in milliseconds. Throws `RangeError` where none was refused: nobody was told to wait.
 */
export function sentDespite(refused: readonly { readonly atMs: number }[]): number {
  if (refused.length === 0) throw new RangeError('a request must have been refused, none was')
  const firstMs = Math.min(...refused.map(({ atMs }) => atMs))
  return refused.filter(({ atMs }) => atMs > firstMs + graceMs).length
}
