import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import type { RecordedFrame } from '../../core/market-event.ts'
import { annotatedLines } from './annotated-lines.ts'
import { CaptureUnreadable, type CaptureFormat } from './format.ts'
import { inOrder } from './in-order.ts'
import { jsonLines } from './json-lines.ts'
import { stampedLines } from './stamped-lines.ts'

const formats: readonly CaptureFormat[] = [jsonLines, stampedLines, annotatedLines]

/**
 * Frames of a captured feed in the order of their arrival, a batch at a time; files that end in `.gz` are unpacked on the
 * way, so that little of a capture is ever in memory. Throws `CaptureUnreadable` on a file of no known format.
 */
export async function* readCapture(
  file: string,
): AsyncGenerator<readonly RecordedFrame[], void, undefined> {
  const order = inOrder()
  let read: ReturnType<CaptureFormat['reader']> | undefined
  for await (const lines of linesOf(file)) {
    read ??= formatOf(file, lines[0]!).reader()
    const frames: RecordedFrame[] = []
    for (const line of lines) {
      const frame = read(line)
      if (frame) order.take(frame, frames)
    }
    yield frames
  }
  if (!read) throw new CaptureUnreadable(`${file} must hold a frame, is empty`)
  yield order.rest()
}

function formatOf(file: string, line: string): CaptureFormat {
  const format = formats.find(one => one.begins(line))
  if (format) return format
  const known = formats.map(({ name }) => name).join('; ')
  throw new CaptureUnreadable(
    `${file} must be written in a known format (${known}), begins with ${line.slice(0, 80)}`,
  )
}

/** Lines of a file, as many at a time as a piece of the file holds; empty ones are left out. */
async function* linesOf(file: string): AsyncGenerator<readonly string[], void, undefined> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 18 })
  const pieces = file.endsWith('.gz') ? bytes.pipe(createGunzip({ chunkSize: 1 << 18 })) : bytes
  // A failure of the file does not reach who reads the unpacked pieces by itself.
  bytes.once('error', error => pieces.destroy(error))
  const decoder = new StringDecoder('utf8')
  let begun = ''
  for await (const piece of pieces) {
    const lines = (begun + decoder.write(piece as Buffer)).split('\n')
    begun = lines.pop()!
    const whole = lines.filter(line => line !== '')
    if (whole.length > 0) yield whole
  }
  if (begun !== '') yield [begun]
}
