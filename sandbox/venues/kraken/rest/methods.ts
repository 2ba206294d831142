import type { KrakenState } from '../state.ts'
import { pairMethods } from './asset-pairs.ts'
import { balanceMethods } from './balances.ts'
import { batchMethods } from './batches.ts'
import { fundingMethods } from './funding.ts'
import { keyMethods } from './key.ts'
import { ledgerMethods } from './ledgers.ts'
import { marketMethods } from './market.ts'
import type { PrivateMethods, PublicMethods } from './method.ts'
import { candleMethods } from './ohlc.ts'
import { orderQueries } from './order-queries.ts'
import { orderMethods } from './orders.ts'
import { systemMethods } from './system.ts'
import { tradeQueries } from './trade-queries.ts'

/** Everything that REST can be asked without a key. */
export const publicMethods = (state: KrakenState): PublicMethods => ({
  ...systemMethods(state),
  ...pairMethods(state),
  ...marketMethods(state),
  ...candleMethods(state),
})

/** Everything that REST can be asked with a key. */
export const privateMethods = (state: KrakenState): PrivateMethods => ({
  ...trading({ ...orderMethods(state), ...batchMethods(state) }),
  ...orderQueries(state),
  ...tradeQueries(state),
  ...balanceMethods(state),
  ...ledgerMethods(state),
  ...fundingMethods(state),
  ...keyMethods(state),
})

const trading = (methods: PrivateMethods): PrivateMethods =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [name, { ...method, trades: true }]),
  )
