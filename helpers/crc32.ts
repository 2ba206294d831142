/** The reflected polynomial of CRC-32/ISO-HDLC. */
const polynomial = 0xedb88320

/** Remainders of a byte that is followed by as many zero bytes as the table's place: four bytes are taken at a time. */
const [ofLast, ofThird, ofSecond, ofFirst] = tables()

/** What a calculation begins with. */
const initial = 0xffffffff

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
  return new Crc32().add(codes).value
}

/** The CRC-32 of pieces that follow one another. */
export class Crc32 {
  #remainder: number

  /** Begins anew, or goes on from what another calculation has come to. */
  constructor(from?: Crc32) {
    this.#remainder = from ? from.#remainder : initial
  }

  add(codes: Uint8Array): this {
    const { length } = codes
    let remainder = this.#remainder
    let at = 0
    for (; at + 4 <= length; at += 4) {
      remainder ^=
        codes[at]! | (codes[at + 1]! << 8) | (codes[at + 2]! << 16) | (codes[at + 3]! << 24)
      remainder =
        ofFirst[remainder & 0xff]! ^
        ofSecond[(remainder >>> 8) & 0xff]! ^
        ofThird[(remainder >>> 16) & 0xff]! ^
        ofLast[remainder >>> 24]!
    }
    for (; at < length; at++)
      remainder = (remainder >>> 8) ^ ofLast[(remainder ^ codes[at]!) & 0xff]!
    this.#remainder = remainder
    return this
  }

  /** Unsigned, of what was added so far. */
  get value(): number {
    return (this.#remainder ^ initial) >>> 0
  }
}

function tables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const last = Uint32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte
    for (let bit = 0; bit < 8; bit++)
      remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1
    return remainder
  })
  const followed = (table: Uint32Array) =>
    table.map(remainder => (remainder >>> 8) ^ last[remainder & 0xff]!)
  const third = followed(last)
  const second = followed(third)
  return [last, third, second, followed(second)]
}
