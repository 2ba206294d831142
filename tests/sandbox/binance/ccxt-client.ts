import { Agent } from 'node:http'
import ccxt from 'ccxt'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'

/** ccxt as it is, with nothing but its URLs changed. */
export function ccxtFor({ rest, websocket, websocketApi, credentials }: VenueEndpoint) {
  const { apiKey, secret } = credentials
  return new ccxt.pro.binance({
    apiKey,
    secret,
    httpAgent: new Agent(),
    rateLimit: 1,
    options: {
      defaultType: 'spot',
      fetchMarkets: { types: ['spot'] },
      fetchCurrencies: false,
      fetchMargins: false,
    },
    urls: {
      api: {
        public: `${rest}/api/v3`,
        private: `${rest}/api/v3`,
        v1: `${rest}/api/v1`,
        sapi: `${rest}/sapi/v1`,
        sapiV2: `${rest}/sapi/v2`,
        sapiV3: `${rest}/sapi/v3`,
        sapiV4: `${rest}/sapi/v4`,
        ws: {
          spot: `${websocket}/stream/ws`,
          margin: `${websocket}/stream/ws`,
          'ws-api': { spot: websocketApi },
        },
      },
    },
  })
}
