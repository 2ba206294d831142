import { crc32 as zlibCrc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32, crcJoined } from '../../helpers/crc32.ts'

test.for([
  ['', 0],
  ['123456789', 0xcbf43926],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339],
] as const)('the checksum of %j is %i', ([text, checksum]) => {
  expect(crc32(text)).toBe(checksum)
})

test('it is that of zlib for any ASCII text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), text => {
      expect(crc32(text)).toBe(zlibCrc32(text))
    }),
  )
})

test('two parts that follow one another have the checksum of the whole', () => {
  const text = fc.string({ unit: 'binary-ascii', maxLength: 400 })
  fc.assert(
    fc.property(text, text, (first, second) => {
      expect(crcJoined(crc32(first), crc32(second), second.length)).toBe(zlibCrc32(first + second))
    }),
  )
})

test('a character that is not ASCII is refused', () => {
  expect(() => crc32('1.5€')).toThrow(RangeError)
})
