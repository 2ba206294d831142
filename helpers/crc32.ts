/** The reflected polynomial of CRC-32/ISO-HDLC. */
const polynomial = 0xedb88320

/** Remainders of one byte. */
const ofByte = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1
  return remainder
})

/** What a calculation begins with, before any byte. */
export const crcBegin = -1

/** What a calculation comes to after one more byte, from what it had come to before. */
export const crcAfter = (before: number, byte: number): number =>
  (before >>> 8) ^ ofByte[(before ^ byte) & 0xff]!

/** The checksum, unsigned, of a calculation that ends here. */
export const crcEnd = (remainder: number): number => ~remainder >>> 0

/**
 * CRC-32 of an ASCII text, as an unsigned 32-bit number (CRC-32/ISO-HDLC, that of zip and Ethernet: `123456789` gives
 * 0xcbf43926). Source: ISO/IEC/IEEE 8802-3, clause 3.2.9. Throws `RangeError` on a character that is not ASCII.
 */
export function crc32(text: string): number {
  let remainder = crcBegin
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) throw new RangeError(`a checksummed text must be ASCII, held '${text[at]}'`)
    remainder = crcAfter(remainder, code)
  }
  return crcEnd(remainder)
}

/** A length of up to so many bytes has a table of its own. */
const tabled = 1_024

/** For a second part of as many bytes as the place: what each byte of the first part's checksum becomes. */
const tables: (Int32Array | undefined)[] = Array.from({ length: tabled })

/**
 * The checksum of two parts that follow one another, from the checksum of each and the length of the second in bytes: the
 * first goes on over as many zeros. Source: zlib, `crc32_combine`; by tables, because books of one instrument have few lengths.
 */
export function crcJoined(first: number, second: number, secondLength: number): number {
  let [moved, left] = [first, secondLength]
  for (; left >= tabled; left -= tabled - 1) moved = overZeros(moved, tabled - 1)
  return (overZeros(moved, left) ^ second) >>> 0
}

/** A checksum moved over so many zero bytes. */
function overZeros(sum: number, bytes: number): number {
  const table = (tables[bytes] ??= tableOf(bytes))
  return (
    table[sum & 0xff]! ^
    table[0x100 | ((sum >>> 8) & 0xff)]! ^
    table[0x200 | ((sum >>> 16) & 0xff)]! ^
    table[0x300 | (sum >>> 24)]!
  )
}

/** Moving is linear: what a byte becomes is the sum of what its bits become. */
function tableOf(bytes: number): Int32Array {
  const table = new Int32Array(4 * 256)
  for (let bit = 0; bit < 32; bit++) {
    let moved = 1 << bit
    for (let byte = 0; byte < bytes; byte++) moved = crcAfter(moved, 0)
    const start = (bit >>> 3) << 8
    const value = 1 << (bit & 7)
    for (let lower = 0; lower < value; lower++)
      table[start + value + lower] = moved ^ table[start + lower]!
  }
  return table
}
