import { accountQueries } from './account.ts'
import type { AggregateTrades } from './aggregate-trades.ts'
import { cancelReplace } from './cancel-replace.ts'
import type { Endpoint } from './endpoint.ts'
import { exchangeInfo } from './exchange-info.ts'
import { klineEndpoints } from './klines.ts'
import { marketData } from './market-data.ts'
import { orderCommands } from './orders.ts'
import type { BinanceState } from './state.ts'
import { tickers } from './tickers.ts'
import { wallet } from './wallet.ts'

/** Everything that the venue can be asked. */
export const endpoints = (
  state: BinanceState,
  aggregates: AggregateTrades,
): readonly Endpoint[] => [
  ...marketData(state.context, aggregates),
  exchangeInfo(state.context),
  ...klineEndpoints(state.context),
  ...tickers(state.context),
  ...orderCommands(state),
  cancelReplace(state),
  ...accountQueries(state),
  ...wallet(state.context),
]
