/** A request that cannot be meant; guessing at it could show a green report for something that was never looked at. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'USAGE'
}
