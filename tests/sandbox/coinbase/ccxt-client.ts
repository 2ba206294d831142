import { Agent } from 'node:http'
import ccxt from 'ccxt'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'

/** ccxt as it is, with nothing but its URLs changed. */
export function ccxtFor({ rest, websocket, credentials }: VenueEndpoint) {
  const { apiKey, secret, passphrase = '' } = credentials
  return new ccxt.pro.coinbaseexchange({
    apiKey,
    secret,
    password: passphrase,
    httpAgent: new Agent(),
    rateLimit: 1,
    urls: { api: { public: rest, private: rest, ws: websocket } },
  })
}
