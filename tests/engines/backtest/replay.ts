import type { Bars } from '../../../core/market-history.ts'
import type { BacktestOptions, BacktestResult } from '../../../engines/backtest/backtest.ts'

/** Bar, order, quantity and price of a fill. */
export type ReplayedFill = readonly [bar: number, order: number, quantity: number, price: number]

interface Resting {
  readonly order: number
  readonly kind: string
  readonly wanted: number
  readonly price: number
  readonly from: number
  readonly until: number
  left: number
}

/**
 * Fills of orders that were given, as docs/backtest.md says: written apart from the engine, bar by bar over every order, with
 * the account kept as cash alone. `canceled` says at which bar an order was canceled.
 */
export function replayed(
  bars: Bars,
  { orders, rejected }: BacktestResult,
  canceled: ReadonlyMap<number, number>,
  options: BacktestOptions,
): readonly ReplayedFill[] {
  const { costs, latencyBars, initialCapital, leverage = 1, queueShare } = options
  const late = new Set(rejected.order.filter((_, index) => rejected.reason[index] === 'warm-up'))
  const resting: Resting[] = orders.kind.map((kind, at) => ({
    order: orders.order[at]!,
    kind,
    wanted: orders.quantity[at]!,
    price: orders.price[at]!,
    from: orders.bar[at]! + latencyBars,
    until: (canceled.get(orders.order[at]!) ?? Number.POSITIVE_INFINITY) + latencyBars,
    left: orders.quantity[at]!,
  }))
  const fills: ReplayedFill[] = []
  const done = new Set<number>(late)
  let [cash, held] = [initialCapital, 0]

  const deal = (bar: number, { order }: Resting, quantity: number, price: number): boolean => {
    const paid = quantity * price + costs.commissionRate * Math.abs(quantity * price)
    const worth = cash - paid + (held + quantity) * price
    const grows = (held + quantity) * held < 0 || Math.abs(held + quantity) > Math.abs(held)
    if (grows && Math.abs((held + quantity) * price) > leverage * worth * (1 + 1e-9)) return false
    cash -= paid
    held = Math.abs(held + quantity) < 1e-9 ? 0 : held + quantity
    fills.push([bar, order, quantity, price])
    return true
  }
  /** The quantity at which the position is worth its share after costs, by halving. */
  const toShare = (share: number, open: number): number => {
    const missing = (quantity: number) => {
      const price = open * (1 + Math.sign(quantity) * costs.slippageRate)
      const worth = cash + held * price - costs.commissionRate * Math.abs(quantity * price)
      return share * worth - (held + quantity) * price
    }
    let [low, high] = [-1e5, 1e5]
    for (let step = 0; step < 200; step++) {
      const middle = (low + high) / 2
      if (missing(middle) > 0) low = middle
      else high = middle
    }
    return (low + high) / 2
  }

  for (let bar = 0; bar < bars.time.length; bar++) {
    const [open, high, low] = [bars.open[bar]!, bars.high[bar]!, bars.low[bar]!]
    for (const wave of ['first', 'stop', 'limit'])
      for (const order of resting) {
        const { kind, wanted, price } = order
        const isOfWave = kind === wave || (wave === 'first' && kind !== 'stop' && kind !== 'limit')
        if (!isOfWave || done.has(order.order) || bar < order.from || bar >= order.until) continue
        const isBuy = wanted > 0
        if (kind === 'limit') {
          const reach = isBuy ? price - low : high - price
          if (queueShare === undefined ? reach <= 0 : reach < 0) continue
          const most = queueShare === undefined ? Infinity : queueShare * bars.volume[bar]!
          const part = Math.min(Math.abs(order.left), most) * (isBuy ? 1 : -1)
          if (part === 0) continue
          const better = isBuy ? Math.min(open, price) : Math.max(open, price)
          order.left -= part
          if (!deal(bar, order, part, better) || order.left === 0) done.add(order.order)
          continue
        }
        if (kind === 'stop') {
          if (isBuy ? high < price : low > price) continue
          const worse = isBuy ? Math.max(open, price) : Math.min(open, price)
          done.add(order.order)
          deal(bar, order, wanted, worse * (1 + (isBuy ? 1 : -1) * costs.slippageRate))
          continue
        }
        done.add(order.order)
        const quantity =
          kind === 'market' ? wanted : kind === 'target' ? wanted - held : toShare(wanted, open)
        if (Math.abs(quantity) > 1e-12)
          deal(bar, order, quantity, open * (1 + Math.sign(quantity) * costs.slippageRate))
      }
  }
  return fills
}
