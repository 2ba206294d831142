import { createHmac } from 'node:crypto'
import type { VenueEndpoint } from '../../../endpoints.ts'

/** The fields that prove to the feed who subscribes: a signature over the time, as of a request to `/users/self/verify`. */
export function coinbaseSignature({ apiKey, secret, passphrase }: VenueEndpoint['credentials']) {
  const timestamp = String(Date.now() / 1000)
  const signature = createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(`${timestamp}GET/users/self/verify`)
    .digest('base64')
  return { key: apiKey, passphrase, timestamp, signature }
}
