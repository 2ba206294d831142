import type { TellCcxt } from '../ccxt-options.ts'

/** For `ccxt.kraken`, which knows version 1 of the streams beside version 2. */
export const krakenCcxt: TellCcxt = ({ rest, websocket, websocketApi = websocket }) => ({
  api: {
    public: rest,
    private: rest,
    ws: {
      public: versionOne(websocket),
      publicV2: websocket,
      private: versionOne(websocketApi),
      privateV2: websocketApi,
    },
  },
})

const versionOne = (address: string): string => address.replace(/\/v2$/, '')
