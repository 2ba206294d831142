import type { HistoryTable, Quotes, TapeTrades } from '../../core/market-history.ts'
import {
  placesOf,
  readColumns,
  type Aliases,
  type ReadColumns,
  type TableConvention,
} from './columns.ts'
import { UnusableData } from './unusable-data.ts'

const timeNames = ['time', 'timestamp', 'date', 'datetime', 'ts', 'transacttime']

const quoteAliases: Aliases = {
  time: timeNames,
  bid: ['bid', 'bidprice', 'bestbid', 'bidclose'],
  ask: ['ask', 'askprice', 'bestask', 'askclose'],
  bidSize: ['bidsize', 'bidqty', 'bestbidqty', 'bidvolume'],
  askSize: ['asksize', 'askqty', 'bestaskqty', 'askvolume'],
}

const tradeAliases: Aliases = {
  time: timeNames,
  price: ['price', 'p'],
  quantity: ['quantity', 'qty', 'size', 'amount', 'volume', 'q'],
}

/**
 * Best bids and asks of a file. The close of a bar of quotes (`bidclose`, `askclose`) is known when the bar ends, `stepMs` after
 * the time of its row: it counts from then, and without the step it would be known too early. Throws `UnusableData` as
 * `readColumns` does, of no quotes, of numbers that are not finite, and of times that run back.
 */
export function quotesOf(
  table: HistoryTable,
  convention: TableConvention & { readonly stepMs?: number },
): Quotes {
  const places = placesOf(table, quoteAliases, convention.columns)
  const isOfBars = table.names[places.get('bid') ?? -1]?.toLowerCase() === 'bidclose'
  const { stepMs } = convention
  if (isOfBars && !(stepMs !== undefined && stepMs > 0))
    throw new UnusableData(
      `${table.source} holds bars of quotes, whose closes are known when a bar ends; state how many milliseconds a bar is long`,
    )
  const { columns } = checked(
    table,
    readColumns(table, places, Object.keys(quoteAliases), convention),
  )
  return {
    symbol: convention.symbol,
    time: columns['time']!.map(time => (isOfBars ? time + stepMs! : time)),
    bid: columns['bid']!,
    ask: columns['ask']!,
    bidSize: columns['bidSize']!,
    askSize: columns['askSize']!,
  }
}

/** Trades of the public tape of a file. Throws as `quotesOf` does. */
export function tapeTradesOf(table: HistoryTable, convention: TableConvention): TapeTrades {
  const places = placesOf(table, tradeAliases, convention.columns)
  const { columns } = checked(
    table,
    readColumns(table, places, Object.keys(tradeAliases), convention),
  )
  return {
    symbol: convention.symbol,
    time: columns['time']!,
    price: columns['price']!,
    quantity: columns['quantity']!,
  }
}

function checked({ source }: HistoryTable, read: ReadColumns): ReadColumns {
  const { columns, lines } = read
  if (lines.length === 0)
    throw new UnusableData(
      `${source} must hold at least one row, holds none; is it the right file?`,
    )
  for (const [name, column] of Object.entries(columns)) {
    const wrong = column.findIndex(value => !Number.isFinite(value))
    if (wrong >= 0)
      throw new UnusableData(
        `${source}:${lines[wrong]}: ${name} must be a finite number, was ${column[wrong]}; repair the row or leave it out`,
      )
  }
  const time = columns['time']!
  const late = time.findIndex((at, index) => index > 0 && at < time[index - 1]!)
  if (late >= 0)
    throw new UnusableData(
      `${source}:${lines[late]}: times must not run back, ${time[late]} follows ${time[late - 1]}; sort the file by time and by the venue's own order`,
    )
  return read
}
