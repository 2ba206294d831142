import { z } from 'zod'
import { decimalOf, instantOf, timeIn } from './cells.ts'
import { StrategyFileError } from './error.ts'
import type { Imported } from './imported.ts'
import { equityPeriods } from './returns.ts'
import { jsonIn } from './table.ts'

/** LEAN writes names with a capital in older versions. */
const lowered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lowered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      lowered(inner),
    ]),
  )
}

/** A point of a chart: seconds since 1970 with a value, or with open, high, low and close. */
const Point = z
  .union([z.array(z.number().nullable()).min(2), z.object({ x: z.number(), y: z.number() })])
  .transform(point => (Array.isArray(point) ? [point[0], point.at(-1)] : [point.x, point.y]))

const Order = z.object({
  symbol: z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]),
  quantity: z.number(),
  price: z.number(),
  status: z.union([z.number(), z.string()]),
  lastFillTime: z.string().nullish(),
  time: z.string(),
})

const Result = z.object({
  charts: z.object({
    'strategy Equity': z.object({
      series: z.object({ equity: z.object({ values: z.array(Point) }) }),
    }),
  }),
  orders: z.record(z.string(), Order),
})

const dayMs = 86_400_000
const isWeekend = (ms: number) => [0, 6].includes(new Date(ms).getUTCDay())

/**
 * The backtest in a result file of LEAN: its equity chart, the last value of each day in UTC (of weekdays only, where a year
 * has fewer than 300 periods), and its filled orders at the price of their fill. Its statistics are rounded to four digits,
 * so none is taken for a reported metric. Throws `StrategyFileError`.
 */
export async function leanIn(file: string, periodsPerYear: number): Promise<Imported> {
  const parsed = Result.safeParse(lowered(await jsonIn(file)))
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new StrategyFileError(
      file,
      `must be a result of LEAN, at ${path.join('.')} is not: ${message}`,
    )
  }
  const { charts, orders } = parsed.data
  const lastOfDay = new Map<number, number>()
  for (const [seconds, value] of charts['strategy Equity'].series.equity.values) {
    if (typeof seconds !== 'number' || typeof value !== 'number')
      throw new StrategyFileError(file, 'must have a time and a value in each point of its equity')
    const day = Math.floor((seconds * 1000) / dayMs)
    if (periodsPerYear >= 300 || !isWeekend(day * dayMs)) lastOfDay.set(day, value)
  }
  if (lastOfDay.size < 2)
    throw new StrategyFileError(file, `must have equity of at least 2 days, has ${lastOfDay.size}`)
  const times = [...lastOfDay.keys()].map(day => (day + 1) * dayMs)
  const equity = equityPeriods({ times, values: [...lastOfDay.values()] }, file)
  return {
    about: { periodsPerYear, initialCapital: equity.startEquity, reported: [] },
    record: {
      ...equity,
      trades: fillsOf(Object.values(orders), file, Date.parse(equity.startsAt)),
    },
  }
}

function fillsOf(orders: readonly z.output<typeof Order>[], file: string, fromMs: number) {
  return (
    orders
      .filter(({ status }) => status === 3 || String(status).toLowerCase() === 'filled')
      .map(({ symbol, quantity, price, lastFillTime, time }, at) => {
        const ms = timeIn(lastFillTime ?? time, { file, row: at + 1, what: 'lastFillTime' })
        if (!(price > 0) || quantity === 0)
          throw new StrategyFileError(
            file,
            `must have a price above 0 and a quantity in a filled order, has ${price} and ${quantity}`,
          )
        return {
          symbol,
          side: quantity > 0 ? ('buy' as const) : ('sell' as const),
          at: instantOf(ms),
          quantity: decimalOf(Math.abs(quantity)),
          price: decimalOf(price),
        }
      })
      // The first day is where equity begins: what was traded on it is in its last value.
      .filter(({ at }) => Date.parse(at) >= fromMs)
      .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  )
}
