import { createHash } from 'node:crypto'

const plain = /^[\w-]{1,36}$/
const hexDigits = 34

/** The id as given where it is up to 36 letters, digits, dashes and underscores; else a hash of it of the same kind. */
export const plainClientOrderId = (clientOrderId: string): string =>
  plain.test(clientOrderId) ? clientOrderId : `h-${digest(clientOrderId).slice(0, hexDigits)}`

/** A UUID in the form of version 4, the same for the same id: its bits are the id's hash instead of chance. */
export function uuidOf(clientOrderId: string): string {
  const bytes = Buffer.from(digest(clientOrderId), 'hex').subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ]
  return parts.join('-')
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
