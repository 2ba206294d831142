import type { TellCcxt } from '../ccxt-options.ts'

/** For `ccxt.binance`: without these options it asks for margin, futures and every currency before anything else. */
export const binanceCcxt: TellCcxt = ({ rest, websocket, websocketApi }) => ({
  api: {
    public: `${rest}/api/v3`,
    private: `${rest}/api/v3`,
    v1: `${rest}/api/v1`,
    sapi: `${rest}/sapi/v1`,
    sapiV2: `${rest}/sapi/v2`,
    sapiV3: `${rest}/sapi/v3`,
    sapiV4: `${rest}/sapi/v4`,
    // ccxt takes a stream for spot only when its address contains `/stream`.
    ws: {
      spot: `${websocket}/stream/ws`,
      margin: `${websocket}/stream/ws`,
      'ws-api': { spot: websocketApi },
    },
  },
  options: {
    defaultType: 'spot',
    fetchMarkets: { types: ['spot'] },
    fetchCurrencies: false,
    fetchMargins: false,
  },
})
