/** What kind of refusal: of data, of options, of a strategy's module, of what it asked or ordered, a failure in it, or a run without an end. */
export type BacktestErrorCode =
  | 'bad-data'
  | 'bad-option'
  | 'bad-module'
  | 'bad-order'
  | 'outside-view'
  | 'strategy-failed'
  | 'worker-lost'
  | 'overdue'

/** A backtest that is refused or broke off; its message says what must hold, what was found and what to do. */
export class BacktestError extends Error {
  override readonly name = 'BacktestError'
  readonly code: BacktestErrorCode

  constructor(code: BacktestErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
