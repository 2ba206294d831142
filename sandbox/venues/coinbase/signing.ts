import { createHmac, timingSafeEqual } from 'node:crypto'

/** The signature of a text: HMAC-SHA256 under the decoded secret, in base64. */
export const signatureOf = (secret: string, text: string): string =>
  createHmac('sha256', Buffer.from(secret, 'base64')).update(text, 'utf8').digest('base64')

/** Whether a signature is the text's, told in constant time. */
export function isSigned(secret: string, text: string, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, text))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
