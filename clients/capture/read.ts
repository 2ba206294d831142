import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import type { RecordedFrame } from '../../core/market-event.ts'
import { parsed } from '../venue/json.ts'
import { annotatedLines } from './annotated-lines.ts'
import { CaptureUnreadable, type CaptureFormat } from './format.ts'
import { inOrder } from './in-order.ts'
import { jsonLines } from './json-lines.ts'
import { stampedLines } from './stamped-lines.ts'

const formats: readonly CaptureFormat[] = [jsonLines, stampedLines, annotatedLines]

/** More than any frame, in characters: what goes on for longer without an end is not written in lines. */
const longestLine = 67_108_864
const pieceBytes = 1 << 18

/**
 * Frames of a captured feed in the order of their arrival, a batch at a time; what is packed by gzip is unpacked on the
 * way, so that little of a capture is ever in memory. Throws `CaptureUnreadable` on a file of no known format, and on one
 * that cannot be read to its end.
 */
export async function* readCapture(
  file: string,
): AsyncGenerator<readonly RecordedFrame[], void, undefined> {
  const order = inOrder()
  let read: ReturnType<CaptureFormat['reader']> | undefined
  let number = 0
  for await (const { lines, isCutOff } of linesOf(file)) {
    const frames: RecordedFrame[] = []
    for (const line of lines) {
      number++
      if (line === '') continue
      read ??= formatOf(file, line).reader()
      try {
        const frame = read(line)
        if (frame && isCutOff) requireWhole(frame)
        if (frame) order.take(frame, frames)
      } catch (error) {
        throw withPlace(error, `${file}:${number}`, isCutOff)
      }
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

function requireWhole({ text }: RecordedFrame): void {
  if (parsed(text) === undefined)
    throw new CaptureUnreadable(`a frame must be JSON, was ${text.slice(0, 80)}`)
}

function withPlace(error: unknown, place: string, isCutOff: boolean): unknown {
  if (!(error instanceof CaptureUnreadable)) return error
  const remedy = isCutOff ? '; the recording was cut off within its last line, take that out' : ''
  return new CaptureUnreadable(`${place}: ${error.message}${remedy}`)
}

interface Lines {
  readonly lines: readonly string[]
  /** The last line of the file, without its end. */
  readonly isCutOff: boolean
}

/** Lines of a file, as many at a time as a piece of the file holds, without what editors put before and after them. */
async function* linesOf(file: string): AsyncGenerator<Lines, void, undefined> {
  let begun: string[] = []
  let length = 0
  let isFirst = true
  let endsInReturn = false
  for await (const text of textsOf(file)) {
    const piece = isFirst ? text.replace(/^\uFEFF/, '') : text
    isFirst &&= text === ''
    const end = piece.lastIndexOf('\n')
    begun.push(end < 0 ? piece : piece.slice(0, end))
    length += begun.at(-1)!.length
    if (end < 0 && length > longestLine)
      throw new CaptureUnreadable(
        `${file} must be written in lines of at most ${longestLine} characters, one is longer; is it a capture?`,
      )
    if (end < 0) continue
    const lines = begun.join('').split('\n')
    endsInReturn ||= lines[0]!.endsWith('\r')
    yield { lines: endsInReturn ? lines.map(withoutReturn) : lines, isCutOff: false }
    begun = [piece.slice(end + 1)]
    length = begun[0]!.length
  }
  const last = begun.join('')
  if (last !== '') yield { lines: [withoutReturn(last)], isCutOff: true }
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** The text of a file, a piece at a time. */
async function* textsOf(file: string): AsyncGenerator<string, void, undefined> {
  try {
    const isPacked = await beginsLikeGzip(file)
    const bytes = createReadStream(file, { highWaterMark: pieceBytes })
    const pieces = isPacked ? bytes.pipe(createGunzip({ chunkSize: pieceBytes })) : bytes
    // A failure of the file does not reach who reads the unpacked pieces by itself.
    bytes.once('error', error => pieces.destroy(error))
    const decoder = new StringDecoder('utf8')
    for await (const piece of pieces) yield decoder.write(piece as Buffer)
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    throw new CaptureUnreadable(
      `${file} must be readable to its end, was not (${words}); is it a whole file?`,
      { cause },
    )
  }
}

/** By its first bytes, whatever its name. Source: RFC 1952, section 2.3.1. */
async function beginsLikeGzip(file: string): Promise<boolean> {
  await using handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
  return bytesRead === 2 && buffer.readUInt16BE(0) === 0x1f8b
}
