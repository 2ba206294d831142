/** Why a portfolio measure cannot be told. */
export type PortfolioFault =
  | 'shape'
  | 'not-finite'
  | 'too-few'
  | 'not-symmetric'
  | 'not-positive-definite'
  | 'not-computable'
  | 'infeasible'
  | 'no-convergence'

/**
 * Says in one sentence what must hold, what was found and what to do, so that no number that looks fine stands in for
 * it.
 */
export class PortfolioError extends RangeError {
  override readonly name = 'PortfolioError'
  readonly code: PortfolioFault

  constructor(code: PortfolioFault, message: string) {
    super(message)
    this.code = code
  }
}
