import type { Instrument } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { decimal } from './decimals.ts'
import type { Endpoint } from './endpoint.ts'
import { refusals } from './errors.ts'
import { countSelected, readSelection, type Selection } from './instruments.ts'
import type { Parameters } from './parameters.ts'
import { quoteFields, rollingStatistics, windowShape } from './ticker-shapes.ts'

const dayMs = 86_400_000

/** Tickers over REST and the WebSocket API. */
export const tickers = (context: VenueContext): readonly Endpoint[] => [
  {
    rest: 'GET /api/v3/ticker/24hr',
    socket: 'ticker.24hr',
    signed: false,
    weight: parameters => dayWeight(countSelected(parameters)),
    read: parameters => {
      const selection = readSelection(context, parameters)
      const type = readType(parameters)
      return () => each(selection, ({ symbol }) => dayTicker(context, symbol, type))
    },
  },
  {
    rest: 'GET /api/v3/ticker',
    socket: 'ticker',
    signed: false,
    weight: parameters => Math.min(4 * countSelected(parameters), 200),
    read: parameters => {
      const selection = readSelection(context, parameters)
      if (selection.kind === 'all') throw refusals.neither('symbol', 'symbols')
      const windowMs = windowOf(parameters.optional('windowSize') ?? '1d')
      const type = readType(parameters)
      return () =>
        each(selection, ({ symbol }) =>
          windowShape(symbol, rollingStatistics(context, symbol, windowMs), type),
        )
    },
  },
  {
    rest: 'GET /api/v3/ticker/price',
    socket: 'ticker.price',
    signed: false,
    weight: parameters => (countSelected(parameters) === 1 ? 2 : 4),
    read: parameters => {
      const selection = readSelection(context, parameters)
      return () =>
        each(selection, ({ symbol }) => ({
          symbol,
          price: decimal(context.history.day(symbol).last),
        }))
    },
  },
  {
    rest: 'GET /api/v3/ticker/bookTicker',
    socket: 'ticker.book',
    signed: false,
    weight: parameters => (countSelected(parameters) === 1 ? 2 : 4),
    read: parameters => {
      const selection = readSelection(context, parameters)
      return () => each(selection, ({ symbol }) => ({ symbol, ...quoteFields(context, symbol) }))
    },
  },
]

const each = (selection: Selection, shape: (instrument: Instrument) => object): unknown =>
  selection.kind === 'one' ? shape(selection.instrument) : selection.instruments.map(shape)

const dayWeight = (symbols: number): number => (symbols <= 20 ? 2 : symbols <= 100 ? 40 : 80)

const readType = (parameters: Parameters): 'FULL' | 'MINI' =>
  parameters.choice('type', ['FULL', 'MINI'], refusals.tickerType) ?? 'FULL'

const windowUnits = new Map([
  ['m', { unitMs: 60_000, most: 59 }],
  ['h', { unitMs: 3_600_000, most: 23 }],
  ['d', { unitMs: dayMs, most: 7 }],
])

function windowOf(text: string): number {
  const [, digits = '', unit = ''] = /^([1-9]\d?)([mhd])$/.exec(text) ?? []
  const size = windowUnits.get(unit)
  if (!size || Number(digits) > size.most) throw refusals.notValid('windowSize')
  return Number(digits) * size.unitMs
}

function dayTicker(context: VenueContext, symbol: string, type: 'FULL' | 'MINI'): object {
  const { history, faults, now } = context
  const day = history.day(symbol)
  const age = faults.magnitude('stale-ticker', 'stale-ticker-twin')
  const closeMs = age === undefined ? day.closeMs : now() - age
  const statistics = { ...day, closeMs, openMs: day.openMs + closeMs - day.closeMs }
  if (type === 'MINI') return windowShape(symbol, statistics, type)
  return {
    ...windowShape(symbol, statistics, type),
    prevClosePrice: decimal(day.previousClose),
    lastQty: decimal(day.lastQuantity),
    ...quoteFields(context, symbol),
  }
}
