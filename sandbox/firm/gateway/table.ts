import type { VenueName } from '../../venues/registry.ts'
import { createBinance } from './binance.ts'
import { createCoinbase } from './coinbase.ts'
import { createKraken } from './kraken.ts'
import type { CreateGateway } from './port.ts'

/** How the firm trades at each venue. */
export const gateways: Readonly<Record<VenueName, CreateGateway>> = {
  binance: createBinance,
  coinbase: createCoinbase,
  kraken: createKraken,
}
