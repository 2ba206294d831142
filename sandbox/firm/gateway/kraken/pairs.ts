import type { Fields } from '../fields.ts'
import type { VenueInstrument } from '../port.ts'

/** What WebSocket v2 and the firm call assets that REST still calls by other names. */
const renamed: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' }
const nameOf = (altname: string): string => renamed[altname] ?? altname

/** The pairs of the venue, by the names that its parts have for them. */
export class Pairs {
  readonly instruments: readonly VenueInstrument[]
  readonly #restNames = new Map<string, string>()
  readonly #symbols = new Map<string, string>()
  readonly #assets = new Map<string, string>()

  /** Reads the result of `AssetPairs`. */
  constructor(result?: Fields) {
    this.instruments = (result?.names() ?? []).map(id => this.#add(id, result!.fields(id)))
  }

  /** What REST calls a symbol; a symbol that is not listed is sent as it is, for the venue to refuse. */
  restName(symbol: string): string {
    return this.#restNames.get(symbol) ?? symbol
  }

  /** The symbol of what REST calls a pair. */
  symbolOf(restName: string): string {
    return this.#symbols.get(restName) ?? restName
  }

  /** The currency of what REST calls an asset. */
  currencyOf(asset: string): string {
    return this.#assets.get(asset) ?? nameOf(asset)
  }

  #add(id: string, pair: Fields): VenueInstrument {
    const altname = pair.text('altname')
    const [base = '', quote = ''] = pair.text('wsname').split('/').map(nameOf)
    const symbol = `${base}/${quote}`
    this.#restNames.set(symbol, altname)
    for (const name of [id, altname, pair.text('wsname')]) this.#symbols.set(name, symbol)
    this.#assets.set(pair.text('base'), base)
    this.#assets.set(pair.text('quote'), quote)
    return {
      symbol,
      base,
      quote,
      tickSize: pair.decimal('tick_size'),
      lotSize: lotOf(pair.number('lot_decimals')),
      minQuantity: pair.decimal('ordermin'),
      minNotional: pair.price('costmin') ?? '0',
    }
  }
}

const lotOf = (decimals: number): string =>
  decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`
