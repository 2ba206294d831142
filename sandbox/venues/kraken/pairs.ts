import type { Instrument } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { decimalsOf } from './amounts.ts'
import { assetOf, type Asset } from './assets.ts'
import { refusals } from './errors.ts'

/** An instrument under the names that Kraken has for it. */
export interface Pair {
  /** What the engine and WebSocket v2 call it, such as `BTC/USD`. */
  readonly symbol: string
  /** Under which REST answers, such as `XXBTZUSD`. */
  readonly id: string
  /** Such as `XBTUSD`. */
  readonly altname: string
  /** What WebSocket v1 calls it, such as `XBT/USD`. */
  readonly wsname: string
  readonly base: Asset
  readonly quote: Asset
  readonly index: number
  readonly priceDecimals: number
  readonly lotDecimals: number
  readonly instrument: Instrument
}

/** How far a pair trades. */
export type PairStatus = 'online' | 'cancel_only' | 'limit_only' | 'maintenance' | 'delisted'

/** The pairs that the venue lists, by all their names. */
export class Pairs {
  readonly all: readonly Pair[]
  readonly #byName: ReadonlyMap<string, Pair>
  readonly #context: VenueContext

  constructor(context: VenueContext) {
    this.#context = context
    this.all = [...context.engine.instruments.values()].map(pairOf)
    this.#byName = new Map(
      this.all.flatMap(pair =>
        [pair.id, pair.altname, pair.wsname, pair.symbol].map(name => [name, pair] as const),
      ),
    )
  }

  find(name: string): Pair | undefined {
    return this.#byName.get(name.toUpperCase())
  }

  named(name: string): Pair {
    const pair = this.find(name)
    if (!pair) throw refusals.unknownPair()
    return pair
  }

  /** The pair of an engine's symbol. */
  of(symbol: string): Pair {
    const pair = this.#byName.get(symbol)
    if (!pair) throw new RangeError(`a symbol must be listed, was not: ${symbol}`)
    return pair
  }

  /** The rules of a pair as they are now. */
  rules({ instrument, symbol }: Pair): Instrument {
    return this.#context.engine.instruments.get(symbol) ?? instrument
  }

  status(pair: Pair): PairStatus {
    const { faults } = this.#context
    if (pair.index === 0 && faults.has('delisted-instrument')) return 'delisted'
    const { status } = this.rules(pair)
    if (status !== 'trading') return status === 'halted' ? 'maintenance' : 'cancel_only'
    return pair.index === 1 && faults.has('announced-delisting') ? 'limit_only' : 'online'
  }
}

function pairOf(instrument: Instrument, index: number): Pair {
  const base = assetOf(instrument.base)
  const quote = assetOf(instrument.quote)
  const altname = `${base.altname}${quote.altname}`
  const areLegacy = base.id !== base.altname && quote.id !== quote.altname
  return {
    symbol: instrument.symbol,
    id: areLegacy ? `${base.id}${quote.id}` : altname,
    altname,
    wsname: `${base.altname}/${quote.altname}`,
    base,
    quote,
    index,
    priceDecimals: decimalsOf(instrument.tickSize),
    lotDecimals: decimalsOf(instrument.lotSize),
    instrument,
  }
}
