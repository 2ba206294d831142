/** Waits before each further try: doubling from the first, up to the longest. */
export function* backOff({
  firstMs,
  longestMs,
  tries,
}: {
  readonly firstMs: number
  readonly longestMs: number
  readonly tries: number
}): Generator<number> {
  for (let tried = 0; tried < tries; tried++) yield Math.min(longestMs, firstMs * 2 ** tried)
}
