/** The reflected polynomial of CRC-32/ISO-HDLC. */
const polynomial = 0xedb88320

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1
  return remainder
})

/**
 * CRC-32 of an ASCII text, as an unsigned 32-bit number (CRC-32/ISO-HDLC, that of zip and Ethernet: `123456789` gives
 * 0xcbf43926). Source: ISO/IEC/IEEE 8802-3, clause 3.2.9. Throws `RangeError` on a character that is not ASCII.
 */
export function crc32(text: string): number {
  let remainder = 0xffffffff
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) throw new RangeError(`a checksummed text must be ASCII, held '${text[at]}'`)
    remainder = (remainder >>> 8) ^ remainders[(remainder ^ code) & 0xff]!
  }
  return (remainder ^ 0xffffffff) >>> 0
}
