import { Agent } from 'node:http'
import ccxt from 'ccxt'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'

/** ccxt as it is, with nothing but its URLs changed. */
export function ccxtFor({ rest, websocket, websocketApi, credentials }: VenueEndpoint) {
  const { apiKey, secret } = credentials
  const origin = new URL(websocket).origin
  return new ccxt.pro.kraken({
    apiKey,
    secret,
    httpAgent: new Agent(),
    rateLimit: 1,
    urls: {
      api: {
        public: rest,
        private: rest,
        ws: {
          public: origin,
          private: `${origin}/auth`,
          publicV2: websocket,
          privateV2: websocketApi,
        },
      },
    },
  })
}
