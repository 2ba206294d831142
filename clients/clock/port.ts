/** How far our clock is from UTC, as one time server sees it; times in milliseconds. */
export interface ClockReading {
  /** UTC minus our clock: positive when ours is behind. */
  readonly offsetMs: number
  /** The true offset lies within so much of `offsetMs`, if the server says the truth of itself. */
  readonly uncertaintyMs: number
  /** Round trip to the server. */
  readonly delayMs: number
  readonly stratum: number
}

/** What became of asking one time server. */
export type TimeAnswer =
  | { readonly server: string; readonly reading: ClockReading }
  | { readonly server: string; readonly failure: string }

/** The time servers that our clock is held against. */
export interface TimeServers {
  /** Host and port of each, such as `time.example:123`. */
  readonly servers: readonly string[]
  /** Asks each of them several times; never throws for what a server does. */
  look(): Promise<readonly TimeAnswer[]>
}
