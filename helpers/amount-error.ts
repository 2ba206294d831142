/** Says in one sentence what must hold of a cost, a margin or a price, what was found and what to do. */
export class AmountError extends RangeError {
  override readonly name = 'AmountError'
  readonly code: 'bad-input' | 'not-computable'

  constructor(code: 'bad-input' | 'not-computable', message: string) {
    super(message)
    this.code = code
  }
}

/** Refuses a number that is not finite and above zero. */
export function requirePositive(what: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0))
    throw new AmountError('bad-input', `${what} must be above 0, was ${value}; correct it`)
}

/** Refuses a number that is not finite. */
export function requireFinite(what: string, value: number): void {
  if (!Number.isFinite(value))
    throw new AmountError('bad-input', `${what} must be finite, was ${value}; correct it`)
}
