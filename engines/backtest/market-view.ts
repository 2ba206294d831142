import type { Account } from './account.ts'
import { BacktestError } from './errors.ts'
import type { View } from './strategy.ts'
import type { Tape } from './tape.ts'

/** Moves what a view takes for now; whoever is handed the view itself cannot. */
export let setNow: (view: MarketView, index: number) => void

/** The past of a tape, up to now. The columns are private even at run time, so nobody gets at what comes after. */
export class MarketView implements View {
  readonly symbol: string
  readonly #account: Account
  readonly #time: Float64Array
  readonly #open: Float64Array
  readonly #high: Float64Array
  readonly #low: Float64Array
  readonly #close: Float64Array
  readonly #volume: Float64Array
  readonly #bid: Float64Array
  readonly #ask: Float64Array
  #now = 0

  static {
    setNow = (view, index) => {
      view.#now = index
    }
  }

  constructor(tape: Tape, account: Account) {
    this.symbol = tape.symbol
    this.#account = account
    this.#time = tape.time
    this.#open = tape.open
    this.#high = tape.high
    this.#low = tape.low
    this.#close = tape.close
    this.#volume = tape.volume
    this.#bid = tape.bid
    this.#ask = tape.ask
  }

  get index(): number {
    return this.#now
  }

  get position(): number {
    return this.#account.position
  }

  get cash(): number {
    return this.#account.cash
  }

  get equity(): number {
    const { cash, position } = this.#account
    return cash + position * this.#close[this.#now]!
  }

  time(back = 0): number {
    return this.#seen(this.#time, back)
  }

  open(back = 0): number {
    return this.#seen(this.#open, back)
  }

  high(back = 0): number {
    return this.#seen(this.#high, back)
  }

  low(back = 0): number {
    return this.#seen(this.#low, back)
  }

  close(back = 0): number {
    return this.#seen(this.#close, back)
  }

  volume(back = 0): number {
    return this.#seen(this.#volume, back)
  }

  bid(back = 0): number {
    return this.#seen(this.#quoted(this.#bid), back)
  }

  ask(back = 0): number {
    return this.#seen(this.#quoted(this.#ask), back)
  }

  #seen(column: Float64Array, back: number): number {
    const value = column[this.#now - back]
    if (back >= 0 && value !== undefined) return value
    throw new BacktestError(
      'outside-view',
      `a strategy may look from 0 to ${this.#now} events back at event ${this.#now}, asked for ${back}: wait for enough events, and never ask for what comes after now`,
    )
  }

  #quoted(column: Float64Array): Float64Array {
    if (column.length > 0) return column
    throw new BacktestError(
      'outside-view',
      `bid and ask must be asked of quotes, the data of ${this.symbol} are none: use close`,
    )
  }
}
