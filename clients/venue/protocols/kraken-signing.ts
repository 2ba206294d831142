import { createHash, createHmac } from 'node:crypto'

interface Unsigned {
  readonly path: string
  readonly nonce: string
  readonly body: string
}

/** Kraken's `API-Sign`: HMAC-SHA512, with the secret read from base64, of the path and of a hash of number and body. */
export function krakenSignature(secret: string, { path, nonce, body }: Unsigned): string {
  const digest = createHash('sha256')
    .update(nonce + body)
    .digest()
  const key = Buffer.from(secret, 'base64')
  return createHmac('sha512', key).update(path).update(digest).digest('base64')
}
