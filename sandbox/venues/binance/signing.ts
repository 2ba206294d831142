import { createHmac, timingSafeEqual } from 'node:crypto'

/** The signature of a payload: HMAC-SHA256 in hexadecimal. */
export const signatureOf = (secret: string, payload: string): string =>
  createHmac('sha256', secret).update(payload, 'utf8').digest('hex')

/** What a REST client signs: query and body as sent, joined by nothing, without the signature itself. */
export const formPayload = (query: string, body: string): string =>
  withoutSignature(query) + withoutSignature(body)

const withoutSignature = (form: string): string =>
  form
    .split('&')
    .filter(pair => !pair.startsWith('signature='))
    .join('&')

/** What a client of the WebSocket API signs: the parameters in order of their names, not percent-encoded. */
export const sortedPayload = (parameters: ReadonlyMap<string, string>): string =>
  [...parameters]
    .filter(([name]) => name !== 'signature')
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

/** Whether a signature, in either case of its digits, is the payload's. */
export function isSigned(secret: string, payload: string, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, payload))
  const given = Buffer.from(signature.toLowerCase())
  return expected.length === given.length && timingSafeEqual(expected, given)
}
