import { Agent } from 'node:http'
import ccxt from 'ccxt'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { ccxtOptions } from '../../../sandbox/venues/ccxt-options.ts'
import { krakenCcxt } from '../../../sandbox/venues/kraken/ccxt.ts'

/** ccxt as it is, with nothing but its addresses changed; without an agent it takes no ws://. */
export const ccxtFor = (endpoint: VenueEndpoint) =>
  new ccxt.pro.kraken({
    ...ccxtOptions(endpoint, krakenCcxt),
    httpAgent: new Agent(),
    rateLimit: 1,
  })
