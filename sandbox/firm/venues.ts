import type { Books, BestPrices } from './books/port.ts'
import { formatAmount } from './amount.ts'
import type { Gateway, VenueInstrument } from './gateway/port.ts'
import { midOf } from './mid.ts'
import type { FirmVenue } from './settings.ts'

/** The venues as the firm sees them: its gateways there, its instruments, its books. */
export class Venues {
  readonly gateways: ReadonlyMap<string, Gateway>
  readonly books: Books
  readonly #symbols: ReadonlyMap<string, readonly string[]>

  constructor(venues: readonly FirmVenue[], gateways: readonly Gateway[], books: Books) {
    this.gateways = new Map(gateways.map(gateway => [gateway.venue, gateway]))
    this.books = books
    this.#symbols = new Map(venues.map(({ name, symbols }) => [name, symbols]))
  }

  gateway(venue: string): Gateway {
    const gateway = this.gateways.get(venue)
    if (gateway) return gateway
    throw new RangeError(`a venue must be one that the firm trades at, was ${venue}`)
  }

  /** Symbols that the firm trades at a venue. */
  symbols(venue: string): readonly string[] {
    return this.#symbols.get(venue) ?? []
  }

  /** Whatever the venue lists under a symbol, traded by the firm or not. */
  listed(venue: string, symbol: string): VenueInstrument | undefined {
    return this.gateways
      .get(venue)
      ?.instruments()
      .find(instrument => instrument.symbol === symbol)
  }

  /** Undefined where the firm does not trade it. */
  instrument(venue: string, symbol: string): VenueInstrument | undefined {
    return this.symbols(venue).includes(symbol) ? this.listed(venue, symbol) : undefined
  }

  best(venue: string, symbol: string): BestPrices | undefined {
    return this.books.best(venue, symbol)
  }

  /** The mid price now; undefined while the book is not usable. */
  mid(venue: string, symbol: string): string | undefined {
    const best = this.best(venue, symbol)
    return best && formatAmount(midOf(best))
  }
}
