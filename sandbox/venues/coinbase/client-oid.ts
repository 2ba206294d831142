import type { MatchingEngine, Order } from '../../matching/types.ts'

const mark = '#'

/**
 * The client order id as the engine is to know it. The engine takes an id once among open orders, the venue takes it
 * again and again: an id that is taken, or none, gets a mark and a number that are never told.
 */
export class ClientOids {
  #unnamed = 0

  forEngine(
    engine: MatchingEngine,
    { account, symbol, oid }: { account: string; symbol: string; oid: string | undefined },
  ): string {
    if (oid !== undefined) {
      const isTaken = engine.openOrders(account, symbol).some(one => one.clientOrderId === oid)
      if (!isTaken) return oid
    }
    this.#unnamed += 1
    return `${oid ?? ''}${unnamedOid(this.#unnamed)}`
  }
}

/** What the engine is to call an order without an id of its client's. */
export const unnamedOid = (distinction: number | string): string => `${mark}${distinction}`

/** The client order id that an order came with. */
export function clientOidOf({ clientOrderId }: Pick<Order, 'clientOrderId'>): string | undefined {
  const [oid = ''] = clientOrderId.split(mark)
  return oid === '' ? undefined : oid
}
