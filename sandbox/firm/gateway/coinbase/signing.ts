import { createHmac } from 'node:crypto'

/** HMAC-SHA256 of time, method, path with query, and body, under the decoded secret, in base64. */
export const coinbaseSignature = (secret: string, text: string): string =>
  createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64')
