import { Agent } from 'node:http'
import ccxt from 'ccxt'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { ccxtOptions } from '../../../sandbox/venues/ccxt-options.ts'
import { coinbaseCcxt } from '../../../sandbox/venues/coinbase/ccxt.ts'

/** ccxt as it is, with nothing but its addresses changed; without an agent it takes no ws://. */
export const ccxtFor = (endpoint: VenueEndpoint) =>
  new ccxt.pro.coinbaseexchange({
    ...ccxtOptions(endpoint, coinbaseCcxt),
    httpAgent: new Agent(),
    rateLimit: 1,
  })
