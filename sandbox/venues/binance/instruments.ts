import type { Instrument } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { refusals } from './errors.ts'
import { legal, type Parameters } from './parameters.ts'

/** Whether a symbol trades, in Binance's word. */
export type SymbolStatus = 'TRADING' | 'HALT' | 'BREAK' | 'CANCEL_ONLY'

const statuses = {
  trading: 'TRADING',
  halted: 'HALT',
  'cancel-only': 'CANCEL_ONLY',
} as const satisfies Record<Instrument['status'], SymbolStatus>

/** The status of an instrument, as the venue tells it and as its order entry acts. */
export function statusOf({ engine, faults }: VenueContext, instrument: Instrument): SymbolStatus {
  const [first] = engine.instruments.keys()
  if (instrument.symbol === first && faults.has('delisted-instrument')) return 'BREAK'
  return statuses[instrument.status]
}

/** The instrument that the mandatory parameter `symbol` names. */
export const readInstrument = (context: VenueContext, parameters: Parameters): Instrument =>
  instrumentNamed(context, parameters.mandatory('symbol', legal.symbol))

/** One instrument, or the list that was asked for, or every one. */
export type Selection =
  | { readonly kind: 'one'; readonly instrument: Instrument }
  | { readonly kind: 'some' | 'all'; readonly instruments: readonly Instrument[] }

/** Reads `symbol`, `symbols` (a JSON array) and `symbolStatus`, of which at most one of the first two may be sent. */
export function readSelection(context: VenueContext, parameters: Parameters): Selection {
  const symbol = parameters.optional('symbol', legal.symbol)
  const list = parameters.optional('symbols')
  const status = parameters.choice(
    'symbolStatus',
    ['TRADING', 'HALT', 'BREAK'],
    refusals.symbolStatus,
  )
  const fits = (instrument: Instrument) =>
    status === undefined || statusOf(context, instrument) === status
  if (symbol !== undefined) {
    if (list !== undefined) throw refusals.combination()
    const instrument = instrumentNamed(context, symbol)
    if (!fits(instrument)) throw refusals.statusMismatch()
    return { kind: 'one', instrument }
  }
  if (list === undefined) {
    return { kind: 'all', instruments: [...context.engine.instruments.values()].filter(fits) }
  }
  const instruments = symbolList(list).map(name => instrumentNamed(context, name))
  return { kind: 'some', instruments: instruments.filter(fits) }
}

/** How many symbols a request names, for its weight: every one when it names none. */
export function countSelected(parameters: Parameters): number {
  if (parameters.peek('symbol') !== undefined) return 1
  const list = parameters.peek('symbols')
  return list === undefined ? Number.POSITIVE_INFINITY : list.split(',').length
}

function instrumentNamed({ engine }: VenueContext, symbol: string): Instrument {
  const instrument = engine.instruments.get(symbol)
  if (!instrument) throw refusals.symbol()
  return instrument
}

function symbolList(text: string): readonly string[] {
  const list = parseJson(text)
  if (!Array.isArray(list) || list.length === 0) throw refusals.illegal('symbols', symbolsRange)
  const names = list.filter(name => typeof name === 'string')
  if (names.length !== list.length) throw refusals.illegal('symbols', symbolsRange)
  if (new Set(names).size !== names.length) throw refusals.duplicateSymbols()
  return names
}

const symbolsRange = '^\\["[\\w\\-._&&[^a-z]]{1,50}"(,"[\\w\\-._&&[^a-z]]{1,50}"){0,}\\]$'

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
