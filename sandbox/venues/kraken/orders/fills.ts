import type { EngineEvent } from '../../../matching/types.ts'
import { tradeIds } from '../id-code.ts'
import type { Fill, OrderRecord } from './order-record.ts'

/** Trade ids count up within a pair; with the pair's index they are unique over all of them. */
const mostPairs = 64

/** What a trade is to each of the account's orders in it. */
export function fillsOf(
  { trade, maker, taker }: Extract<EngineEvent, { type: 'trade' }>,
  records: ReadonlyMap<number, OrderRecord>,
): readonly Omit<Fill, 'ledgers'>[] {
  return [trade.buyer, trade.seller].flatMap(party => {
    const engineOrder = [maker, taker].find(order => order?.id === party.orderId)
    const order = engineOrder && records.get(engineOrder.id)
    if (!order) return []
    const inQuote = party.feeAsset === order.pair.quote.code
    const fee = inQuote ? party.fee : (party.fee * trade.price) / 100_000_000n
    const { price, quantity, timeMs } = trade
    return [
      {
        id: tradeIds.encode(trade.id * mostPairs + order.pair.index),
        tradeId: trade.id,
        order,
        price,
        quantity,
        cost: trade.quote,
        fee,
        feeParty: party,
        timeMs,
        isMaker: party.isMaker,
        filled: order.filled + quantity,
        filledCost: order.cost + trade.quote,
        feeSoFar: order.fee + fee,
      },
    ]
  })
}
