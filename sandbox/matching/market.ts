import { BookSide } from './book-side.ts'
import { Filters } from './filters.ts'
import { Participant } from './participant.ts'
import type { Ledger } from './ledger.ts'
import { Tape } from './tape.ts'
import type { TradeTerms } from './trade-log.ts'
import { Triggers } from './triggers.ts'
import type { FeesIn, Instrument, Side } from './types.ts'

/** Everything that belongs to one listed instrument. */
export class Market {
  readonly bids = new BookSide('buy')
  readonly asks = new BookSide('sell')
  readonly triggers = new Triggers()
  readonly tape: Tape
  readonly terms: TradeTerms
  updateId = 0
  readonly #participants = new Map<string, Participant>()

  #instrument: Instrument
  #filters: Filters

  constructor(instrument: Instrument, feesIn: FeesIn) {
    const { symbol, base, quote } = instrument
    this.#instrument = instrument
    this.#filters = new Filters(instrument)
    this.terms = { symbol, base, quote, buyerFeeAsset: feesIn === 'quote' ? quote : base }
    this.tape = new Tape(this.terms)
  }

  get instrument(): Instrument {
    return this.#instrument
  }

  get filters(): Filters {
    return this.#filters
  }

  /** Lets new rules apply from now on; what rests under the old ones stays. */
  relist(instrument: Instrument): void {
    const { symbol, base, quote } = this.#instrument
    if (instrument.base !== base || instrument.quote !== quote) {
      const found = `${instrument.base}/${instrument.quote}`
      throw new RangeError(
        `${symbol} must keep its assets ${base}/${quote}, was relisted with ${found}`,
      )
    }
    this.#instrument = instrument
    this.#filters = new Filters(instrument)
  }

  get participants(): Iterable<Participant> {
    return this.#participants.values()
  }

  sideOf(side: Side): BookSide {
    return side === 'buy' ? this.bids : this.asks
  }

  /** The side that an order of the given side trades against. */
  oppositeOf(side: Side): BookSide {
    return side === 'buy' ? this.asks : this.bids
  }

  participant(account: string, ledger: Ledger): Participant {
    let participant = this.#participants.get(account)
    if (!participant) {
      participant = new Participant(account, this.terms, ledger)
      this.#participants.set(account, participant)
    }
    return participant
  }
}
