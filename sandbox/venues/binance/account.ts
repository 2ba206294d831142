import { ordersListedUntilMs, tradesListedUntilMs } from '../late-lists.ts'
import { decimal } from './decimals.ts'
import type { Endpoint } from './endpoint.ts'
import { refusals } from './errors.ts'
import { readInstrument } from './instruments.ts'
import { accountTradeShape, partiesOf, queriedShape } from './order-shapes.ts'
import { findOrder, readTarget } from './orders.ts'
import { legal, type Parameters } from './parameters.ts'
import { preventedMatchShape } from './prevented-matches.ts'
import type { BinanceState } from './state.ts'

const dayMs = 86_400_000

/** What the account may ask about itself. */
export const accountQueries = (state: BinanceState): readonly Endpoint[] => [
  {
    rest: 'GET /api/v3/account',
    socket: 'account.status',
    signed: true,
    weight: 20,
    read: parameters => {
      const omitZero = parameters.flag('omitZeroBalances')
      return () => account(state, omitZero)
    },
  },
  {
    rest: 'GET /api/v3/account/commission',
    socket: 'account.commission',
    signed: true,
    weight: 20,
    read: parameters => {
      const { symbol } = readInstrument(state.context, parameters)
      return () => commission(state, symbol)
    },
  },
  {
    rest: 'GET /api/v3/rateLimit/order',
    socket: 'account.rateLimits.orders',
    signed: true,
    weight: 40,
    read: () => () => state.limits.orderLimits(),
  },
  {
    rest: 'GET /api/v3/order',
    socket: 'order.status',
    signed: true,
    weight: 4,
    read: parameters => {
      const { symbol } = readInstrument(state.context, parameters)
      const target = readTarget(parameters)
      return () => {
        const order = findOrder(state, symbol, target)
        if (!order) throw refusals.noSuchOrder()
        return queriedShape(order, state.notes.of(order))
      }
    },
  },
  {
    rest: 'GET /api/v3/openOrders',
    socket: 'openOrders.status',
    signed: true,
    weight: parameters => (parameters.peek('symbol') === undefined ? 80 : 6),
    read: parameters => {
      const symbol =
        parameters.optional('symbol', legal.symbol) === undefined
          ? undefined
          : readInstrument(state.context, parameters).symbol
      const { engine, account: name } = state.context
      return () => {
        const listedMs = ordersListedUntilMs(state.context)
        const open = engine.openOrders(name, symbol)
        return open
          .filter(({ createdMs }) => createdMs <= listedMs)
          .map(order => queriedShape(order, state.notes.of(order)))
      }
    },
  },
  {
    rest: 'GET /api/v3/allOrders',
    socket: 'allOrders',
    signed: true,
    weight: 20,
    read: parameters => readAllOrders(state, parameters),
  },
  {
    rest: 'GET /api/v3/myTrades',
    socket: 'myTrades',
    signed: true,
    weight: parameters => (parameters.peek('orderId') === undefined ? 20 : 5),
    read: parameters => readTrades(state, parameters),
  },
  {
    rest: 'GET /api/v3/myPreventedMatches',
    socket: 'myPreventedMatches',
    signed: true,
    weight: parameters => (parameters.peek('orderId') === undefined ? 2 : 20),
    read: parameters => readPreventedMatches(state, parameters),
  },
]

function account({ context }: BinanceState, omitZero: boolean): object {
  const { engine, account: name, now } = context
  const fees = context.fees()
  const balances = [...engine.balances(name)]
    .filter(([, { free, locked }]) => !omitZero || free + locked > 0n)
    .map(([asset, { free, locked }]) => ({ asset, free: decimal(free), locked: decimal(locked) }))
  return {
    makerCommission: basisPoints(fees.maker),
    takerCommission: basisPoints(fees.taker),
    buyerCommission: 0,
    sellerCommission: 0,
    commissionRates: rates(fees),
    canTrade: true,
    canWithdraw: true,
    canDeposit: true,
    brokered: false,
    requireSelfTradePrevention: false,
    preventSor: false,
    updateTime: now(),
    accountType: 'SPOT',
    balances,
    permissions: ['SPOT'],
    uid: 354_937_868,
  }
}

const basisPoints = (rate: bigint): number => Number(rate / 10_000n)

const rates = ({ maker, taker }: { maker: bigint; taker: bigint }): object => ({
  maker: decimal(maker),
  taker: decimal(taker),
  buyer: decimal(0n),
  seller: decimal(0n),
})

const noRates = rates({ maker: 0n, taker: 0n })

const commission = ({ context }: BinanceState, symbol: string): object => ({
  symbol,
  standardCommission: rates(context.fees()),
  specialCommission: noRates,
  taxCommission: noRates,
  discount: {
    enabledForAccount: false,
    enabledForSymbol: false,
    discountAsset: 'BNB',
    discount: decimal(0n),
  },
})

interface Range {
  readonly startMs: number
  readonly endMs: number
  readonly hasStart: boolean
}

/** Reads `startTime` and `endTime`, which may lie a day apart at most. */
function readDay(parameters: Parameters): Range {
  const start = parameters.time('startTime')
  const end = parameters.time('endTime')
  if (start !== undefined && end !== undefined && end - start > dayMs) throw refusals.tooLong(24)
  return {
    startMs: start ?? (end === undefined ? 0 : end - dayMs),
    endMs: end ?? Number.POSITIVE_INFINITY,
    hasStart: start !== undefined,
  }
}

/** From a place on, the oldest rows count; otherwise the newest do. */
const page = <T>(rows: readonly T[], limit: number, fromOldest: boolean): readonly T[] =>
  fromOldest ? rows.slice(0, limit) : rows.slice(Math.max(0, rows.length - limit))

function readAllOrders(state: BinanceState, parameters: Parameters): () => unknown {
  const { symbol } = readInstrument(state.context, parameters)
  const from = parameters.integer('orderId')
  const { startMs, endMs, hasStart } = readDay(parameters)
  const limit = parameters.limit(500, 1000)
  const { engine, account: name } = state.context
  return () => {
    const rows = engine
      .orders(name, symbol)
      .filter(
        ({ id, createdMs }) => id >= (from ?? 0) && createdMs >= startMs && createdMs <= endMs,
      )
    return page(rows, limit, from !== undefined || hasStart).map(order =>
      queriedShape(order, state.notes.of(order)),
    )
  }
}

function readTrades(state: BinanceState, parameters: Parameters): () => unknown {
  const { symbol } = readInstrument(state.context, parameters)
  const orderId = parameters.integer('orderId')
  const from = parameters.integer('fromId')
  const { startMs, endMs, hasStart } = readDay(parameters)
  if (from !== undefined && (hasStart || endMs < Number.POSITIVE_INFINITY)) {
    throw refusals.combination()
  }
  const limit = parameters.limit(500, 1000)
  const { engine, account: name } = state.context
  return () => {
    const listedMs = tradesListedUntilMs(state.context)
    const rows = engine
      .trades(name, symbol)
      .filter(({ timeMs }) => timeMs <= listedMs)
      .filter(({ id, timeMs }) => id >= (from ?? 0) && timeMs >= startMs && timeMs <= endMs)
      .flatMap(trade =>
        partiesOf(trade, name)
          .filter(own => orderId === undefined || own.orderId === orderId)
          .map(own => accountTradeShape(trade, own)),
      )
    return page(rows, limit, from !== undefined || hasStart)
  }
}

function readPreventedMatches(state: BinanceState, parameters: Parameters): () => unknown {
  const { symbol } = readInstrument(state.context, parameters)
  const id = parameters.integer('preventedMatchId')
  const orderId = parameters.integer('orderId')
  const from = parameters.integer('fromPreventedMatchId') ?? 0
  if (id === undefined && orderId === undefined) {
    throw refusals.neither('preventedMatchId', 'orderId')
  }
  const limit = parameters.limit(500, 1000)
  return () =>
    state.prevented
      .of(symbol)
      .filter(match => match.id >= from && (id === undefined || match.id === id))
      .filter(({ taker, maker }) => orderId === undefined || [taker.id, maker.id].includes(orderId))
      .slice(0, limit)
      .map(preventedMatchShape)
}
