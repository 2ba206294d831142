/** A file, or a venue's answer, that cannot be read as records. */
export class HistoryUnreadable extends Error {
  override readonly name = 'HistoryUnreadable'
  readonly code = 'HISTORY_UNREADABLE'
}
