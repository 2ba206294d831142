import { formatDecimal } from '../../decimal.ts'
import type { Instrument, Scaled, Side, Trade } from '../../matching/types.ts'
import { sparkLines } from './candles.ts'
import { inStepsOf } from './decimals.ts'
import { Page, type Endpoint } from './endpoint.ts'
import { isoText } from './instants.ts'
import { productNamed } from './products.ts'
import type { Query } from './query.ts'
import { refusals } from './refusal.ts'
import type { CoinbaseState } from './state.ts'
import { statsShape, tickerShape } from './ticker-shapes.ts'

/** The market over REST; candles have a file of their own. */
export const marketData = (state: CoinbaseState): readonly Endpoint[] => {
  const { context } = state
  return [
    {
      route: 'GET /time',
      allowance: 'public',
      answer: () => {
        const nowMs = context.now()
        return { iso: isoText(nowMs), epoch: nowMs / 1000 }
      },
    },
    {
      route: 'GET /products/:id/book',
      allowance: 'public',
      answer: ({ id, query }) => bookShape(state, productNamed(context, id), query.text('level')),
    },
    {
      route: 'GET /products/:id/trades',
      allowance: 'public',
      answer: ({ id, query }) => {
        const { symbol } = productNamed(context, id)
        const rows = newestTrades(
          context.engine.recentTrades(symbol, Number.MAX_SAFE_INTEGER),
          query,
        )
        return new Page(
          rows.map(tradeShape),
          rows.map(({ id: tradeId }) => tradeId),
        )
      },
    },
    {
      route: 'GET /products/:id/ticker',
      allowance: 'public',
      answer: ({ id }) => tickerShape(context, productNamed(context, id)),
    },
    {
      route: 'GET /products/:id/stats',
      allowance: 'public',
      answer: ({ id }) => statsShape(context, productNamed(context, id)),
    },
    {
      route: 'GET /products/stats',
      allowance: 'public',
      answer: () =>
        Object.fromEntries(
          [...context.engine.instruments.values()].map(instrument => [
            instrument.symbol,
            { stats_24hour: statsShape(context, instrument) },
          ]),
        ),
    },
    {
      route: 'GET /products/spark-lines',
      allowance: 'public',
      answer: () => sparkLines(context),
    },
    { route: 'GET /wrapped-assets', allowance: 'public', answer: () => ({ wrapped_assets: [] }) },
  ]
}

/** Level 1 is the best of each side, 2 every price, 3 every order. */
function bookShape(
  { context, feed }: CoinbaseState,
  { symbol, tickSize }: Instrument,
  level = '1',
): object {
  const product = feed.of(symbol)
  const price = (amount: Scaled) => inStepsOf(tickSize, amount)
  const about = {
    sequence: product.sequence,
    auction_mode: false,
    auction: null,
    time: isoText(context.now()),
  }
  if (level === '3') {
    const { buy, sell } = product.orders()
    const rows = (orders: typeof buy) =>
      orders.map(order => [price(order.price), formatDecimal(order.remaining), order.id])
    return { bids: rows(buy), asks: rows(sell), ...about }
  }
  if (level !== '1' && level !== '2') throw refusals.level(level)
  const { bids, asks } = context.engine.book(symbol, level === '1' ? 1 : Number.MAX_SAFE_INTEGER)
  const row =
    (side: Side) =>
    ([at, quantity]: readonly [Scaled, Scaled]) => [
      price(at),
      formatDecimal(quantity),
      product.count(side, at),
    ]
  return { bids: bids.map(row('buy')), asks: asks.map(row('sell')), ...about }
}

/** The newest trades that lie between two cursors: older than `after`, newer than `before`. */
function newestTrades(trades: readonly Trade[], query: Query): readonly Trade[] {
  const before = query.integer('before') ?? 0
  const after = query.integer('after') ?? Number.POSITIVE_INFINITY
  const limit = query.limit()
  return trades
    .filter(({ id }) => id > before && id < after)
    .slice(-limit)
    .toReversed()
}

/** A public trade; its side is the maker's. */
const tradeShape = ({ id, price, quantity, timeMs, takerSide }: Trade): object => ({
  trade_id: id,
  side: takerSide === 'buy' ? 'sell' : 'buy',
  size: formatDecimal(quantity),
  price: formatDecimal(price),
  time: isoText(timeMs),
})
