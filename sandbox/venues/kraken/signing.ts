import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What a client signs: the path of its request, its nonce and the body that it sends. */
export interface SignedRequest {
  readonly path: string
  readonly nonce: string
  readonly body: string
}

/** Kraken's `API-Sign`: HMAC-SHA512 over the path and the SHA-256 of nonce and body, with the decoded secret. */
export function signatureOf(secret: string, { path, nonce, body }: SignedRequest): Buffer {
  const digest = createHash('sha256').update(`${nonce}${body}`).digest()
  return createHmac('sha512', Buffer.from(secret, 'base64')).update(path).update(digest).digest()
}

/** Whether a header in base64 is the request's signature. */
export function isSigned(secret: string, request: SignedRequest, header: string): boolean {
  const expected = signatureOf(secret, request).toString('base64')
  const [wanted, given] = [Buffer.from(expected), Buffer.from(header)]
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
