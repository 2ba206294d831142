import { z } from 'zod'
import type { StrategyRecord } from '../../trading-system/strategies.ts'
import { decimalOf, instantOf, timeIn } from './cells.ts'
import { StrategyFileError } from './error.ts'
import type { Imported } from './imported.ts'
import { jsonIn } from './table.ts'

/** What is read of a trade in the result of a freqtrade backtest; the rest is left alone. */
const Trade = z.object({
  pair: z.string(),
  amount: z.number().positive(),
  open_date: z.string(),
  close_date: z.string(),
  open_rate: z.number().positive(),
  close_rate: z.number().positive(),
  fee_open: z.number(),
  fee_close: z.number(),
  profit_abs: z.number(),
  is_short: z.boolean().default(false),
})

const Result = z.object({
  trades: z.array(Trade),
  backtest_start: z.string(),
  backtest_end: z.string(),
  stake_currency: z.string(),
  starting_balance: z.number().positive(),
  profit_total: z.number().optional(),
})

const File = z.object({ strategy: z.record(z.string(), z.unknown()) })

const dayMs = 86_400_000

/**
 * The backtest in a result file of freqtrade, by days in UTC of a market that never closes. freqtrade tells profits when a
 * trade is closed, so that what an open position is under water is not seen. Of the metrics only the total return follows the
 * conventions of checks; the others count trades or days in ways of their own. Throws `StrategyFileError`.
 */
export async function freqtradeIn(file: string, name: string): Promise<Imported> {
  const result = resultIn(file, await jsonIn(file), name)
  const time = (text: string, row: number, what: string) => timeIn(text, { file, row, what })
  const firstDay = Math.floor(time(result.backtest_start, 1, 'backtest_start') / dayMs)
  const lastDay = Math.floor(time(result.backtest_end, 1, 'backtest_end') / dayMs)
  const profits = Array.from({ length: lastDay - firstDay + 1 }, () => 0)
  const trades = result.trades.flatMap((trade, at) => {
    const opened = time(trade.open_date, at + 1, 'open_date')
    const closed = time(trade.close_date, at + 1, 'close_date')
    const day = Math.floor(closed / dayMs) - firstDay
    if (profits[day] === undefined)
      throw new StrategyFileError(
        file,
        `must close trades within the backtest, number ${at + 1} closed on ${trade.close_date}`,
      )
    profits[day] += trade.profit_abs
    return fillsOf(trade, opened, closed)
  })
  let equity = result.starting_balance
  const periods = profits.map((profit, day) => {
    const returnFraction = profit / equity
    equity += profit
    return { endsAt: instantOf((firstDay + day + 1) * dayMs), returnFraction }
  })
  const [rate, ...others] = new Set(result.trades.flatMap(one => [one.fee_open, one.fee_close]))
  const { profit_total: total } = result
  return {
    about: {
      periodsPerYear: 365,
      daysPerYear: 365,
      initialCapital: decimalOf(result.starting_balance),
      currency: result.stake_currency,
      reported: total === undefined ? [] : [{ metric: 'totalReturn', value: total }],
    },
    record: {
      startsAt: instantOf(firstDay * dayMs),
      startEquity: decimalOf(result.starting_balance),
      currency: result.stake_currency,
      // Rates that change from trade to trade are no one assumption.
      ...(rate !== undefined &&
        others.length === 0 && {
          assumed: { commissionRate: decimalOf(rate), slippageRate: '0' },
        }),
      periods,
      trades: trades.toSorted((one, other) => (one.at < other.at ? -1 : 1)),
    },
  }
}

function resultIn(file: string, json: unknown, name: string): z.output<typeof Result> {
  const parsed = File.safeParse(json)
  const results = parsed.success ? parsed.data.strategy : {}
  const names = Object.keys(results)
  const chosen = results[name] ?? (names.length === 1 ? results[names[0]!] : undefined)
  if (chosen === undefined)
    throw new StrategyFileError(
      file,
      `must hold the result of ${name} as freqtrade writes it, holds ${names.join(', ') || 'none'}`,
    )
  const result = Result.safeParse(chosen)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  throw new StrategyFileError(
    file,
    `must be a result of freqtrade, at ${path.join('.')} is not: ${message}`,
  )
}

function fillsOf(
  trade: z.output<typeof Trade>,
  opened: number,
  closed: number,
): NonNullable<StrategyRecord['trades']> {
  const fill = (side: 'buy' | 'sell', ms: number, price: number, fee: number) => ({
    symbol: trade.pair,
    side,
    at: instantOf(ms),
    quantity: decimalOf(trade.amount),
    price: decimalOf(price),
    commission: decimalOf(trade.amount * price * fee),
  })
  const [first, last] = trade.is_short ? (['sell', 'buy'] as const) : (['buy', 'sell'] as const)
  return [
    fill(first, opened, trade.open_rate, trade.fee_open),
    fill(last, closed, trade.close_rate, trade.fee_close),
  ]
}
