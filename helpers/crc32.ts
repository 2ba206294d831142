/** The reflected polynomial of CRC-32/ISO-HDLC. */
const polynomial = 0xedb88320

/** Remainders of a byte that is followed by as many zero bytes as the table's place: four bytes are taken at a time. */
const [ofLast, ofThird, ofSecond, ofFirst] = tables()

/** What a calculation begins with, before any byte. */
export const crcBegin = -1

/**
 * CRC-32 of an ASCII text, as an unsigned 32-bit number (CRC-32/ISO-HDLC, that of zip and Ethernet: `123456789` gives
 * 0xcbf43926). Source: ISO/IEC/IEEE 8802-3, clause 3.2.9. Throws `RangeError` on a character that is not ASCII.
 */
export function crc32(text: string): number {
  const codes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) throw new RangeError(`a checksummed text must be ASCII, held '${text[at]}'`)
    codes[at] = code
  }
  return crcEnd(crcAfter(crcBegin, codes, 0, codes.length))
}

/** What a calculation comes to after the bytes from a place up to another, from what it had come to before them. */
export function crcAfter(before: number, codes: Uint8Array, from: number, to: number): number {
  let remainder = before
  let at = from
  for (; at + 4 <= to; at += 4) {
    remainder ^=
      codes[at]! | (codes[at + 1]! << 8) | (codes[at + 2]! << 16) | (codes[at + 3]! << 24)
    remainder =
      ofFirst[remainder & 0xff]! ^
      ofSecond[(remainder >>> 8) & 0xff]! ^
      ofThird[(remainder >>> 16) & 0xff]! ^
      ofLast[remainder >>> 24]!
  }
  for (; at < to; at++) remainder = (remainder >>> 8) ^ ofLast[(remainder ^ codes[at]!) & 0xff]!
  return remainder
}

/** The checksum, unsigned, of a calculation that ends here. */
export const crcEnd = (remainder: number): number => ~remainder >>> 0

/** x to the power of eight times the place, of which `crcJoined` needs that of the second part's length. */
const powers: number[] = [1 << 31]

/**
 * The checksum of two parts that follow one another, from the checksum of each and the length of the second in bytes.
 * Source: zlib, `crc32_combine`.
 */
export function crcJoined(first: number, second: number, secondLength: number): number {
  while (powers.length <= secondLength) powers.push(product(powers.at(-1)!, 1 << 23))
  return (product(powers[secondLength]!, first) ^ second) >>> 0
}

/**
 * Of two polynomials over GF(2), modulo that of the checksum; the highest bit stands for one. Bits are drawn out into masks,
 * because which way a branch goes could not be foretold.
 */
function product(one: number, other: number): number {
  let sum = 0
  let shifted = other
  for (let rest = one; rest !== 0; rest <<= 1) {
    sum ^= shifted & (rest >> 31)
    shifted = (shifted >>> 1) ^ (polynomial & -(shifted & 1))
  }
  return sum
}

function tables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const last = Int32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte
    for (let bit = 0; bit < 8; bit++)
      remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1
    return remainder
  })
  const followed = (table: Int32Array) =>
    table.map(remainder => (remainder >>> 8) ^ last[remainder & 0xff]!)
  const third = followed(last)
  const second = followed(third)
  return [last, third, second, followed(second)]
}
