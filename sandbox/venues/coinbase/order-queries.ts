import { formatDecimal } from '../../decimal.ts'
import type { Order } from '../../matching/types.ts'
import { ordersListedUntilMs, tradesListedUntilMs } from '../late-lists.ts'
import { Page, type Endpoint } from './endpoint.ts'
import { isoText } from './instants.ts'
import { orderOf } from './order-lookup.ts'
import { orderShape, statusOf } from './order-shapes.ts'
import { isPurged } from './order-words.ts'
import { feesByOrder, ownTrades, type OwnTrade } from './own-trades.ts'
import { sixteen, eight } from './decimals.ts'
import type { Query } from './query.ts'
import { refusals } from './refusal.ts'
import type { CoinbaseState } from './state.ts'

const statuses = ['open', 'pending', 'rejected', 'done', 'active', 'received', 'all']
const openStatuses = ['open', 'pending', 'active']

/** Orders and fills over REST. */
export const orderQueries = (state: CoinbaseState): readonly Endpoint[] => [
  {
    route: 'GET /orders',
    allowance: 'private',
    answer: ({ query }) => {
      const listedMs = ordersListedUntilMs(state.context)
      const rows = listed(state, query).filter(({ createdMs }) => createdMs <= listedMs)
      const symbols = new Set(rows.map(({ symbol }) => symbol))
      const fees = new Map([...symbols].flatMap(symbol => [...feesByOrder(state.context, symbol)]))
      return new Page(
        rows.map(order => orderShape(state, order, fees.get(order.id) ?? 0n)),
        rows.map(({ createdMs }) => isoText(createdMs)),
      )
    },
  },
  {
    route: 'GET /orders/:id',
    allowance: 'private',
    answer: ({ id }) => {
      const order = orderOf(state, id)
      if (!order || isPurged(order)) throw refusals.notFound()
      return orderShape(state, order, feesByOrder(state.context, order.symbol).get(order.id) ?? 0n)
    },
  },
  {
    route: 'GET /fills',
    allowance: 'fills',
    answer: ({ query }) => {
      const rows = fillsFor(state, query)
      return new Page(
        rows.map(fill => fillShape(state, fill)),
        rows.map(({ trade }) => trade.id),
      )
    },
  },
]

/** Newest first, between two cursors that are times of creation. */
function listed({ context }: CoinbaseState, query: Query): readonly Order[] {
  const wanted = query.all('status')
  const unknown = wanted.find(status => !statuses.includes(status))
  if (unknown !== undefined) throw refusals.invalid('status')
  const shown = wanted.length === 0 ? openStatuses : wanted
  const symbols = productsOf(context.engine.instruments, query)
  const newerMs = query.instant('before') ?? query.instant('start_date') ?? 0
  const olderMs = query.instant('after') ?? Number.POSITIVE_INFINITY
  const untilMs = query.instant('end_date') ?? Number.POSITIVE_INFINITY
  const isBetween = ({ createdMs }: Order) =>
    createdMs < olderMs &&
    createdMs <= untilMs &&
    (query.text('before') === undefined ? createdMs >= newerMs : createdMs > newerMs)
  const rows = symbols
    .flatMap(symbol => context.engine.orders(context.account, symbol))
    .filter(order => !isPurged(order) && isBetween(order))
    .filter(order => shown.includes('all') || shown.includes(statusOf(order)))
    .sort((left, right) => right.id - left.id)
    .slice(0, query.limit())
  return query.text('sorting') === 'asc' ? rows.toReversed() : rows
}

function productsOf(instruments: ReadonlyMap<string, unknown>, query: Query): readonly string[] {
  const product = query.text('product_id')
  if (product === undefined) return [...instruments.keys()]
  if (!instruments.has(product)) throw refusals.notFound()
  return [product]
}

/** Newest first; the venue wants to know of which order or product. */
function fillsFor(state: CoinbaseState, query: Query): readonly OwnTrade[] {
  const { context } = state
  const orderId = query.text('order_id')
  if (orderId === undefined && query.text('product_id') === undefined) {
    throw refusals.missing('order_id or product_id')
  }
  const order = orderId === undefined ? undefined : orderOf(state, orderId)
  if (orderId !== undefined && !order) return []
  const symbols = order ? [order.symbol] : productsOf(context.engine.instruments, query)
  const before = query.integer('before') ?? -1
  const after = query.integer('after') ?? Number.POSITIVE_INFINITY
  const startMs = query.instant('start_date') ?? 0
  const endMs = query.instant('end_date') ?? Number.POSITIVE_INFINITY
  const listedMs = tradesListedUntilMs(context)
  return symbols
    .flatMap(symbol => ownTrades(context, symbol))
    .filter(({ trade }) => trade.timeMs <= listedMs)
    .filter(({ party }) => !order || party.orderId === order.id)
    .filter(({ trade }) => trade.id > before && trade.id < after)
    .filter(({ trade }) => trade.timeMs >= startMs && trade.timeMs <= endMs)
    .toReversed()
    .slice(0, query.limit())
}

function fillShape({ context, ids }: CoinbaseState, { trade, side, party, fee }: OwnTrade): object {
  const quote = context.engine.instruments.get(trade.symbol)?.quote
  return {
    created_at: isoText(trade.timeMs),
    trade_id: trade.id,
    product_id: trade.symbol,
    order_id: ids.orderId(party.orderId),
    user_id: ids.userId,
    profile_id: ids.profileId,
    liquidity: party.isMaker ? 'M' : 'T',
    price: eight(trade.price),
    size: eight(trade.quantity),
    fee: sixteen(fee),
    side,
    settled: true,
    usd_volume: quote === 'USD' ? sixteen(trade.quote) : formatDecimal(0n),
    funding_currency: quote,
    market_type: 'spot',
  }
}
