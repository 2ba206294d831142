/** Data that nothing can be computed from; the message says what must hold, what was found and where, and what to do. */
export class UnusableData extends Error {
  override readonly name = 'UnusableData'
  readonly code = 'UNUSABLE_DATA'
}
