/** A fresh connection: how long it took in milliseconds, or why it did not come about. */
export interface SetUpConnection {
  readonly totalMs: number
  readonly failure?: string | undefined
}

/** Times of fresh connections in milliseconds; one that did not come about is slower than any, and is not dropped. */
export const setupTimesMs = (connections: readonly SetUpConnection[]): readonly number[] =>
  connections.map(({ totalMs, failure }) =>
    failure === undefined ? totalMs : Number.POSITIVE_INFINITY,
  )
