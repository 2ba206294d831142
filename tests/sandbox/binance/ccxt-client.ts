import { Agent } from 'node:http'
import ccxt from 'ccxt'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { ccxtOptions } from '../../../sandbox/venues/ccxt-options.ts'
import { binanceCcxt } from '../../../sandbox/venues/binance/ccxt.ts'

/** ccxt as it is, with nothing but its addresses changed; without an agent it takes no ws://. */
export const ccxtFor = (endpoint: VenueEndpoint) =>
  new ccxt.pro.binance({
    ...ccxtOptions(endpoint, binanceCcxt),
    httpAgent: new Agent(),
    rateLimit: 1,
  })
