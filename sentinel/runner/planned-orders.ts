import type { Config } from '../../config/schema.ts'
import type { PlannedOrders } from '../../core/plan.ts'
import type { VenueTarget } from '../../core/venue-target.ts'
import type { Asked } from '../../fixtures/asked.ts'
import { samplingOf } from '../../fixtures/sampling.ts'
import { ordersThroughFirm, ordersToVenue } from '../../fixtures/sent-orders.ts'

interface Trading {
  readonly target: VenueTarget | undefined
  readonly config: Config
  readonly production: boolean
  readonly withinMs: number
}

/** The orders that a check may send; undefined where it sends none. */
export function plannedOrders(
  asked: Asked,
  { target, config, production, withinMs }: Trading,
): PlannedOrders | undefined {
  const throughFirm = ordersThroughFirm(asked, samplingOf(config))
  const sent = throughFirm ?? ordersToVenue(asked)
  if (!target || !sent) return undefined
  const { symbols, max_order_notional, max_orders_per_day } = config.safety
  const atMost = production ? Math.min(max_orders_per_day, sent.atMost ?? Infinity) : sent.atMost
  const sides = new Set(sent.manners.map(({ side }) => side))
  return {
    to: throughFirm ? 'trading system' : 'venue',
    symbols:
      symbols.length > 0 ? target.symbols.filter(one => symbols.includes(one)) : target.symbols,
    side: sides.size === 1 ? [...sides][0]! : 'buy or sell',
    manners: sent.manners.map(({ words }) => words),
    marketable: sent.manners.some(({ marketable }) => marketable),
    ...(max_order_notional !== undefined && { maxNotional: max_order_notional }),
    ...(atMost !== undefined && { atMost }),
    withinMs,
  }
}
