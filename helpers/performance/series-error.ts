/** What kind of refusal: numbers that are none or out of bounds, or a question that these numbers do not answer. */
export type SeriesErrorCode = 'bad-input' | 'not-computable'

/** A measure of performance that is refused; its message says what must hold, what was found and what to do. */
export class SeriesError extends Error {
  override readonly name = 'SeriesError'
  readonly code: SeriesErrorCode

  constructor(code: SeriesErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

export const badInput = (message: string) => new SeriesError('bad-input', message)

export const notComputable = (message: string) => new SeriesError('not-computable', message)
