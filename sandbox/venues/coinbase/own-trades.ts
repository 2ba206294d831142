import type { Party, Scaled, Trade } from '../../matching/types.ts'
import { product as worth } from '../../matching/scaled.ts'
import type { VenueContext } from '../venue.ts'

/** The account's part in a trade. */
export interface OwnTrade {
  readonly trade: Trade
  readonly side: 'buy' | 'sell'
  readonly party: Party
  /** In the quote currency, whatever the engine took it from. */
  readonly fee: Scaled
}

/** The account's trades in a product, oldest first. */
export const ownTrades = (context: VenueContext, symbol: string): readonly OwnTrade[] =>
  context.engine.trades(context.account, symbol).map(trade => ownPart(context, trade))

/** What each of the account's orders in a product has paid in fees, by the engine's order id. */
export function feesByOrder(context: VenueContext, symbol: string): ReadonlyMap<number, Scaled> {
  const fees = new Map<number, Scaled>()
  for (const { party, fee } of ownTrades(context, symbol)) {
    fees.set(party.orderId, (fees.get(party.orderId) ?? 0n) + fee)
  }
  return fees
}

function ownPart({ account, engine }: VenueContext, trade: Trade): OwnTrade {
  const side = trade.buyer.account === account ? 'buy' : 'sell'
  const party = side === 'buy' ? trade.buyer : trade.seller
  const isInBase = party.feeAsset === engine.instruments.get(trade.symbol)?.base
  return { trade, side, party, fee: isInBase ? worth(party.fee, trade.price) : party.fee }
}
