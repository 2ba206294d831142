/**
 * `RISK_INPUT`: what was given cannot be meant. `RISK_NOT_COMPUTABLE`: it is sound, but does not suffice to say. Both
 * are thrown, so that no number stands where none can be told.
 */
export type RiskErrorCode = 'RISK_INPUT' | 'RISK_NOT_COMPUTABLE'

/** Thrown where a risk number would look fine and mean nothing; says what must hold, what was found and what to do. */
export class RiskError extends RangeError {
  override readonly name = 'RiskError'
  readonly code: RiskErrorCode

  constructor(code: RiskErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

export const cannotBeMeant = (message: string): RiskError => new RiskError('RISK_INPUT', message)

export const notComputable = (message: string): RiskError =>
  new RiskError('RISK_NOT_COMPUTABLE', message)
