import type { MarketHistory } from '../../core/market-history.ts'
import { digestOf } from './digest.ts'
import { parametersOf } from './module.ts'
import { checkedOptions, type MarketOptions } from './options.ts'
import { orderKinds, rejections } from './order-desk.ts'
import type { Rows } from './rows.ts'
import { recordingFor, run } from './run.ts'
import type { StrategyModule } from './strategy.ts'
import { tapeOf } from './tape.ts'
import { tradesOf, type StrategyTrades } from './trades.ts'

export interface BacktestOptions extends MarketOptions {
  /** Instead of the module's own. */
  readonly parameters?: Readonly<Record<string, number>>
}

/** Columns of the fills of a run. */
export interface StrategyFills {
  readonly count: number
  readonly time: Float64Array
  /** Number of the event. */
  readonly bar: Float64Array
  /** Number of the order; −1 for a position that was closed because nothing was left. */
  readonly order: Float64Array
  /** Above zero for what was bought. */
  readonly quantity: Float64Array
  /** With slippage. */
  readonly price: Float64Array
  readonly commission: Float64Array
  /** |quantity × (price − price without slippage)|, in money. */
  readonly slippage: Float64Array
}

/** Columns of the orders as they were given; `quantity` is a target or share where the kind is one. */
export interface GivenOrders {
  readonly count: number
  readonly bar: Float64Array
  readonly order: Float64Array
  readonly kind: readonly (typeof orderKinds)[number][]
  readonly quantity: Float64Array
  /** 0 where the kind has none. */
  readonly price: Float64Array
}

/** Columns of the orders that were rejected. */
export interface RejectedOrders {
  readonly count: number
  readonly bar: Float64Array
  readonly order: Float64Array
  readonly quantity: Float64Array
  /**
   * Exposure beyond the leverage, given while warming up, open when nothing was left, or a share of the equity where the price is
   * not above 0.
   */
  readonly reason: readonly (typeof rejections)[number][]
}

/** What a strategy did with the data. Columns of events are as long as the data. */
export interface BacktestResult {
  readonly parameters: Readonly<Record<string, number>>
  /** Of the events, in milliseconds since 1970. */
  readonly times: Float64Array
  /** Cash and position at the close of each event, in money. */
  readonly equity: Float64Array
  /** Of the equity from event to event, as fractions; the first against the initial capital. */
  readonly returns: Float64Array
  /** Quantity held at the close of each event. */
  readonly position: Float64Array
  readonly trades: StrategyTrades
  readonly fills: StrategyFills
  readonly orders: GivenOrders
  readonly rejected: RejectedOrders
  /** Orders that waited, or were in the market, at the end. */
  readonly open: number
  /** Number of the event at whose close nothing was left; the run ended there. */
  readonly ruinedAt: number | undefined
  /** See `digestOf`. */
  readonly digest: string
}

/**
 * Runs a strategy over bars, quotes or trades: what was decided at the end of an event is dealt `latencyBars` events later at the
 * earliest, so nothing that the strategy sees can be traded at before it was seen. The same module, data and options give the
 * same digest. Rules of filling: docs/backtest.md. Throws `BacktestError` of data, options or parameters that are unusable, and
 * of a strategy that fails or orders what is no order.
 */
export function backtest(
  module: StrategyModule,
  data: MarketHistory,
  { parameters: stated, ...market }: BacktestOptions,
): BacktestResult {
  const options = checkedOptions(market)
  const parameters = parametersOf(module, stated)
  const tape = tapeOf(data)
  const ended = run(tape, { module, parameters, options }, recordingFor(tape.length))
  const { account, desk, equity, returns, position, ruinedAt } = ended
  return {
    parameters,
    times: tape.time,
    equity,
    returns,
    position,
    trades: tradesOf(account.fills, tape.time),
    fills: fillsOf(account.fills, tape.time),
    orders: ordersOf(desk.given),
    rejected: rejectedOf(desk.rejected),
    open: desk.pending.length,
    ruinedAt,
    digest: digestOf(account.fills, equity),
  }
}

function fillsOf(fills: Rows, time: Float64Array): StrategyFills {
  const bar = fills.column(0)
  return {
    count: fills.count,
    time: bar.map(bar => time[bar]!),
    bar,
    order: fills.column(1),
    quantity: fills.column(2),
    price: fills.column(3),
    commission: fills.column(4),
    slippage: fills.column(5),
  }
}

const ordersOf = (given: Rows): GivenOrders => ({
  count: given.count,
  bar: given.column(0),
  order: given.column(1),
  kind: Array.from(given.column(2), kind => orderKinds[kind]!),
  quantity: given.column(3),
  price: given.column(4),
})

const rejectedOf = (rejected: Rows): RejectedOrders => ({
  count: rejected.count,
  bar: rejected.column(0),
  order: rejected.column(1),
  quantity: rejected.column(2),
  reason: Array.from(rejected.column(3), reason => rejections[reason]!),
})
