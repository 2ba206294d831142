import { UnknownToVenue } from './errors.ts'

/** Letters of a client order id, the first standing for nothing: 22 of them and a check fit into the 122 free bits. */
const letters = '\0abcdefghijklmnopqrstuvwxyz0123456789-'
const base = BigInt(letters.length)
const length = 22
const checkBase = 61n

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * A client order id written as a UUID of version 4, for venues that take no other: whoever knows the rule reads it back,
 * so that a sweeper in another process finds the orders of a run.
 */
export function orderIdAsUuid(clientOrderId: string): string {
  const digits = Array.from(clientOrderId, letter => letters.indexOf(letter))
  if (digits.length === 0 || digits.length > length || digits.some(digit => digit < 1))
    throw new UnknownToVenue(
      `a client order id must be at most ${length} of a-z, 0-9 and hyphen at this venue, was '${clientOrderId}'; shorten it`,
    )
  const padded = [...digits, ...Array<number>(length - digits.length).fill(0)]
  const value = padded.reduce((sum, digit) => sum * base + BigInt(digit), 0n)
  return uuidOf(value * checkBase + (value % checkBase))
}

/** The client order id that a UUID was made from; a UUID of anybody else stays as it is. */
export function orderIdFromUuid(text: string): string {
  if (!uuid.test(text)) return text
  const bits = freeBits(text)
  let value = bits / checkBase
  if (value % checkBase !== bits % checkBase) return text
  const digits: number[] = []
  for (; digits.length < length; value /= base) digits.unshift(Number(value % base))
  const end = digits.indexOf(0) === -1 ? length : digits.indexOf(0)
  const isOurs = value === 0n && end > 0 && digits.slice(end).every(digit => digit === 0)
  return isOurs
    ? digits
        .slice(0, end)
        .map(digit => letters[digit])
        .join('')
    : text
}

/** 48 bits, version, 12 bits, variant, 62 bits: as RFC 9562 lays a UUID of version 4 out. */
function uuidOf(value: bigint): string {
  const high = value >> 74n
  const middle = (value >> 62n) & 0xfffn
  const low = (value & (2n ** 62n - 1n)) | (2n << 62n)
  const hex = hexOf(high, 12) + hexOf(0x4000n | middle, 4) + hexOf(low, 16)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function freeBits(text: string): bigint {
  const hex = text.replaceAll('-', '')
  const high = BigInt(`0x${hex.slice(0, 12)}`)
  const middle = BigInt(`0x${hex.slice(12, 16)}`) & 0xfffn
  const low = BigInt(`0x${hex.slice(16)}`) & (2n ** 62n - 1n)
  return (high << 74n) | (middle << 62n) | low
}

const hexOf = (value: bigint, digits: number): string => value.toString(16).padStart(digits, '0')
