import type { RecordedFrame } from '../../core/market-event.ts'

/** How a capture is written down, line by line. One reader for each file, because lines lean on earlier ones. */
export interface CaptureFormat {
  readonly name: string
  /** Whether a file that begins with this line is written so. */
  begins(line: string): boolean
  reader(): LineReader
}

/** What a line holds, if it is a frame that arrived; throws `CaptureUnreadable` on a line that this format does not have. */
export type LineReader = (line: string) => RecordedFrame | undefined

/** A capture is not what it should be. */
export class CaptureUnreadable extends Error {
  override readonly name = 'CaptureUnreadable'
  readonly code = 'CAPTURE_UNREADABLE'
}
