/** A stream could not be opened, did not stay open, or its snapshot could not be taken. */
export class FeedUnreachable extends Error {
  override readonly name = 'FeedUnreachable'
  readonly code = 'FEED_UNREACHABLE'
}
