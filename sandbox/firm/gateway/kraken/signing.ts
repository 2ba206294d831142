import { createHash, createHmac } from 'node:crypto'

/** Kraken's `API-Sign`: HMAC-SHA512 of the path and the SHA-256 of nonce and body, under the decoded secret, in base64. */
export function krakenSignature(
  secret: string,
  { path, nonce, body }: { readonly path: string; readonly nonce: string; readonly body: string },
): string {
  const digest = createHash('sha256')
    .update(nonce + body)
    .digest()
  return createHmac('sha512', Buffer.from(secret, 'base64'))
    .update(path)
    .update(digest)
    .digest('base64')
}
