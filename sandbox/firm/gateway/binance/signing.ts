import { createHmac } from 'node:crypto'

/** HMAC-SHA256 of the payload, in hexadecimal. */
export const binanceSignature = (secret: string, payload: string): string =>
  createHmac('sha256', secret).update(payload).digest('hex')
