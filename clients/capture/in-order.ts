import type { RecordedFrame } from '../../core/market-event.ts'

/**
 * Puts answers of REST where they belong in time: a capture may hold them before the frames that came earlier. Frames of
 * streams stay in the order in which they were written, which is that of their arrival, whatever the clock did.
 */
export function inOrder() {
  const waiting: RecordedFrame[] = []
  return {
    /** Adds to `ready` what comes now: answers that are due, and the frame itself unless it is an answer. */
    take(frame: RecordedFrame, ready: RecordedFrame[]): void {
      if (frame.url !== undefined) {
        waiting.push(frame)
        waiting.sort((one, other) => one.receivedMs - other.receivedMs)
        return
      }
      while (waiting.length > 0 && waiting[0]!.receivedMs <= frame.receivedMs)
        ready.push(waiting.shift()!)
      ready.push(frame)
    },
    /** The answers that came after the last frame. */
    rest: (): readonly RecordedFrame[] => waiting.splice(0),
  }
}
