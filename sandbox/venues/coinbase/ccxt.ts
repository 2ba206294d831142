import type { TellCcxt } from '../ccxt-options.ts'

/** For `ccxt.coinbaseexchange`. */
export const coinbaseCcxt: TellCcxt = ({ rest, websocket }) => ({
  api: { public: rest, private: rest, ws: websocket },
})
