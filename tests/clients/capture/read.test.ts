import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { CaptureUnreadable } from '../../../clients/capture/format.ts'
import { readCapture } from '../../../clients/capture/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'capture-'))
let files = 0
function written(content: string | Uint8Array, name = 'capture.jsonl'): string {
  const file = join(folder, `${++files}-${name}`)
  writeFileSync(file, content)
  return file
}

const frame = (data: string, ts: number) => JSON.stringify({ t: 'recv', conn: 'a', ts, data })
const lines = ['{"t":"header","format":2}', frame('{"a":1}', 1), frame('{"b":"ü"}', 2)]
const plain = `${lines.join('\n')}\n`
const texts = async (file: string) =>
  (await Array.fromAsync(readCapture(file))).flat().map(({ text }) => text)
const stamped = '1723161254000000000 {"stream":"x@trade"}'
const annotated = 'wss://venue.example <-> 1.5\n1.6: {"type":"x"}'

test.for<[string, string | Uint8Array, string?]>([
  ['as it is', plain],
  ['without an end of its last line', plain.trimEnd()],
  ['with the line ends of Windows, and an empty line', plain.replaceAll('\n', '\r\n') + '\r\n'],
  ['with a byte order mark', `\uFEFF${plain}`],
  ['packed', gzipSync(plain), 'capture.jsonl.gz'],
  ['packed under a name that does not say so', gzipSync(plain)],
  ['not packed under a name that says so', plain, 'capture.jsonl.gz'],
  [
    'packed in two members',
    Buffer.concat([gzipSync(`${lines[0]}\n`), gzipSync(`${lines[1]}\n${lines[2]}`)]),
  ],
  ['with empty lines', `\n\n${lines.join('\n\n')}`],
])('the same is read of a capture %s', async ([, content, name]) => {
  expect(await texts(written(content, name))).toEqual(['{"a":1}', '{"b":"ü"}'])
})

test('line ends of Windows are no part of a frame in any format', async () => {
  const crlf = (text: string) => written(`${text.replaceAll('\n', '\r\n')}\r\n\r\n`)

  expect(await texts(crlf(stamped))).toEqual(['{"stream":"x@trade"}'])
  expect(await texts(crlf(annotated))).toEqual(['{"type":"x"}'])
})

test('a frame that is longer than a piece of the file is one', async () => {
  const long = JSON.stringify({ long: 'x'.repeat(700_000) })

  expect(await texts(written(`${lines[0]}\n${frame(long, 1)}\n${lines[1]}`))).toEqual([
    long,
    '{"a":1}',
  ])
})

test.for<[string, () => string, RegExp]>([
  ['an empty file', () => written(''), /must hold a frame, is empty/],
  ['nothing but line ends', () => written('\r\n\n\r\n'), /must hold a frame, is empty/],
  ['nothing, packed', () => written(gzipSync('')), /must hold a frame, is empty/],
  ['a picture', () => written(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10])), /known format/],
  [
    'a packed file that is cut off',
    () => written(gzipSync(plain.repeat(50)).subarray(0, 60)),
    /\d-capture\.jsonl must be readable to its end, was not \(unexpected end of file\)/,
  ],
  [
    'a packed file with a flipped bit',
    () => {
      const packed = gzipSync(plain)
      packed[packed.length - 6]! ^= 1
      return written(packed)
    },
    /must be readable to its end, was not/,
  ],
  [
    'a last line that is cut off',
    () => written(plain.slice(0, -9)),
    /capture\.jsonl:3: a line must be .* cut off within its last line, take that out/,
  ],
  [
    'a last line of nanoseconds and half a frame',
    () => written(`${stamped}\n${stamped.slice(0, -5)}`),
    /capture\.jsonl:2: a frame must be JSON, was \{"stream.* cut off within its last line/,
  ],
  [
    'an annotated last line that is cut off',
    () => written(annotated.slice(0, -2)),
    /capture\.jsonl:2: a frame must be JSON, was \{"type.* cut off within its last line/,
  ],
  [
    'a line without its nanoseconds',
    () => written(`${stamped}\n {"stream":"x@trade"}\n`),
    /capture\.jsonl:2: a line must begin with nanoseconds and a space/,
  ],
  [
    'an answer that came from nowhere',
    () => written(`${lines[0]}\n{"t":"http","conn":"a","ts":1,"data":"{}"}\n`),
    /capture\.jsonl:2: an answer must have the url it came from/,
  ],
  [
    'a line of something else',
    () => written(`${lines[0]}\n\nhello\n${lines[1]}\n`),
    /capture\.jsonl:3: a line must be a JSON object, was hello$/,
  ],
  [
    'a folder',
    () => {
      const path = join(folder, 'is-a-folder')
      mkdirSync(path)
      return path
    },
    /must be readable to its end, was not \(EISDIR/,
  ],
])('%s is told of by its name and what is wrong', async ([, file, words]) => {
  const reading = texts(file())
  await expect(reading).rejects.toThrow(CaptureUnreadable)
  await expect(reading).rejects.toThrow(words)
})

test(
  'what never ends a line is given up in time, and is not held in memory',
  { timeout: 60_000 },
  async () => {
    const file = written(Buffer.alloc(100_000_000))

    await expect(texts(file)).rejects.toThrow(/must be written in lines of at most \d+ characters/)
  },
)
