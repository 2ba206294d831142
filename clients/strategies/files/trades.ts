import type { StrategyRecord } from '../../trading-system/strategies.ts'
import { decimalOf, instantOf, numberIn, timeIn } from './cells.ts'
import { StrategyFileError } from './error.ts'
import { placesIn, tableIn } from './table.ts'

type Trade = NonNullable<StrategyRecord['trades']>[number]

const names = {
  time: ['time', 'at', 'date', 'datetime', 'timestamp', ''],
  symbol: ['symbol', 'instrument', 'pair', 'ticker'],
  side: ['side'],
  quantity: ['quantity', 'amount', 'qty', 'size'],
  price: ['price', 'rate'],
  commission: ['commission', 'fee'],
  dailyVolume: ['daily_volume'],
  topQuantity: ['top_quantity'],
} as const

/**
 * Fills of a file with a heading: time, symbol, quantity and price, and where they are there side, commission, daily volume
 * and the quantity at the best price. Without a side the sign of the quantity says it, as pyfolio's transactions do. Throws
 * `StrategyFileError` where a column is missing, and of a price that is not above 0 and a quantity of 0.
 */
export async function tradesIn(file: string): Promise<readonly Trade[]> {
  const table = await tableIn(file)
  const places = placesIn(table, names)
  for (const name of ['time', 'symbol', 'quantity', 'price'] as const)
    if (places[name] < 0)
      throw new StrategyFileError(
        file,
        `must have a column ${names[name].filter(Boolean).join(' or ')}, has ${table.columns?.join(', ') ?? 'no heading'}`,
      )
  const trades = table.rows.map((row, at) => tradeIn({ file, row, at: at + 1, places }))
  return trades.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

interface Row {
  readonly file: string
  readonly row: readonly string[]
  readonly at: number
  readonly places: Readonly<Record<keyof typeof names, number>>
}

function tradeIn({ file, row, at, places }: Row): Trade {
  const number = (name: keyof typeof names) =>
    numberIn(row[places[name]] ?? '', { file, row: at, what: name })
  const optional = (name: 'commission' | 'dailyVolume' | 'topQuantity') =>
    places[name] < 0 ? {} : { [name]: decimalOf(number(name)) }
  const quantity = number('quantity')
  const told = places.side < 0 ? undefined : row[places.side]!.trim().toLowerCase()
  const side = told ?? (quantity > 0 ? 'buy' : 'sell')
  if (side !== 'buy' && side !== 'sell')
    throw new StrategyFileError(file, `must have buy or sell as side in row ${at}, has ${side}`)
  const price = number('price')
  if (quantity === 0 || (told !== undefined && quantity < 0) || !(price > 0))
    throw new StrategyFileError(
      file,
      `must have a quantity and a price above 0 in row ${at}, has ${quantity} and ${price}`,
    )
  return {
    symbol: row[places.symbol]!,
    side,
    at: instantOf(timeIn(row[places.time]!, { file, row: at, what: 'time' })),
    quantity: decimalOf(Math.abs(quantity)),
    price: decimalOf(price),
    ...optional('commission'),
    ...optional('dailyVolume'),
    ...optional('topQuantity'),
  }
}
