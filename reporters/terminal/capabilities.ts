/** Where text goes; a terminal says so and knows its size. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** The environment, as far as terminals care. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Whether lines may be redrawn in place: never in CI, whose logs keep every frame. */
export function canRedraw({ isTTY }: Output, env: Environment): boolean {
  return isTTY === true && !isSet(env['CI']) && env['TERM'] !== 'dumb'
}

/** Whether colour is wanted: FORCE_COLOR decides if it is set, then NO_COLOR, then whether anybody is watching. */
export function wantsColour({ isTTY }: Output, env: Environment): boolean {
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if (isSet(env['NO_COLOR'])) return false
  return isTTY === true && env['TERM'] !== 'dumb'
}

/** Columns of text that fit without touching the last one, where some terminals wrap. */
export function textWidth({ isTTY, columns }: Output): number {
  return isTTY && columns ? Math.max(columns - 1, 1) : Infinity
}

const isSet = (value: string | undefined) =>
  value !== undefined && value !== '' && value !== 'false'
