/** A file that tells of a strategy cannot be used; the message names it, says what must hold and what was found. */
export class StrategyFileError extends Error {
  override readonly name = 'StrategyFileError'
  readonly code = 'STRATEGY_FILE'

  constructor(file: string, flaw: string) {
    super(`${file} ${flaw}`)
  }
}
