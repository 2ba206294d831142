/** A question that a venue refused, did not answer, or was not asked because it allows no more. */
export class VenueFailure extends Error {
  override readonly name = 'VenueFailure'
  readonly code: 'refused' | 'unanswered' | 'notSent'

  constructor(code: VenueFailure['code'], message: string) {
    super(message)
    this.code = code
  }
}
