import { formatAmount, magnitude, over, parseAmount, times, zero, type Amount } from '../amount.ts'
import { capital, confidence } from './limits.ts'
import type { BookNumbers, CopiedFill, Mark, OpenQuantity, Place } from './messages.ts'
import { dailyDeviation } from './volatility.ts'

const keyOf = ({ venue, symbol }: Place): string => `${venue}\n${symbol}`

/** What could be at stake in one instrument. */
interface Stake extends Place {
  readonly base: string
  /** What is held, at the mid price. */
  readonly held: Amount
  /** The most that it could come to if everything open on one side were filled; short below zero. */
  readonly most: Amount
}

/** What the desk holds by the venues' own drop copy, whoever ordered it, and what that puts at stake. */
export class Book {
  readonly #positions = new Map<string, CopiedFill & { readonly signed: Amount }>()
  /** Paid for what is held, and taken in for what was sold. */
  #spent: Amount = zero

  take(fill: CopiedFill): void {
    const signed = fill.side === 'buy' ? fill.quantity : -fill.quantity
    const before = this.#positions.get(keyOf(fill))?.signed ?? zero
    this.#positions.set(keyOf(fill), { ...fill, signed: before + signed })
    this.#spent += times(signed, fill.price)
  }

  /** What is at stake now, and what of the limits is used with all that is open. Prices are those of the marks. */
  numbers(open: readonly OpenQuantity[], marks: readonly Mark[]): BookNumbers {
    const stakes = this.#stakes(open, marks)
    const held = stakes.reduce((sum, stake) => sum + stake.held, zero)
    const equity = parseAmount(capital) + held - this.#spent
    const gross = stakes.reduce((sum, { most }) => sum + magnitude(most), zero)
    const largest = stakes.reduce((most, stake) => larger(most, magnitude(stake.most)), zero)
    return {
      equity,
      exposures: stakes
        .filter(stake => stake.held !== zero)
        .map(({ venue, symbol, held: notional }) => ({ venue, symbol, notional })),
      valueAtRisk: valueAtRisk(stakes, 'held'),
      use: {
        maxPositionConcentration: over(largest, equity),
        maxLeverage: over(gross, equity),
        maxPortfolioVar: over(valueAtRisk(stakes, 'most'), equity),
      },
    }
  }

  /** What all that is open and held at a venue is worth, whichever way. */
  credit(venue: string, open: readonly OpenQuantity[], marks: readonly Mark[]): Amount {
    const orders = open
      .filter(one => one.venue === venue)
      .reduce((sum, one) => sum + times(one.quantity, one.price), zero)
    return this.#stakes([], marks)
      .filter(one => one.venue === venue)
      .reduce((sum, { held }) => sum + magnitude(held), orders)
  }

  #stakes(open: readonly OpenQuantity[], marks: readonly Mark[]): readonly Stake[] {
    return marks.map(mark => {
      const position = this.#positions.get(keyOf(mark))?.signed ?? zero
      const held = times(position, mark.price)
      const openOn = (side: 'buy' | 'sell') =>
        open
          .filter(one => keyOf(one) === keyOf(mark) && one.side === side)
          .reduce((sum, one) => sum + times(one.quantity, one.price), zero)
      const [long, short] = [held + openOn('buy'), held - openOn('sell')]
      const most = magnitude(short) > magnitude(long) ? short : long
      return { venue: mark.venue, symbol: mark.symbol, base: mark.base, held, most }
    })
  }
}

/** The loss of a day that is exceeded on one in twenty, were returns normal: z · σ, in money. */
function valueAtRisk(stakes: readonly Stake[], of: 'held' | 'most'): Amount {
  const money = new Map<string, number>()
  for (const stake of stakes)
    money.set(stake.base, (money.get(stake.base) ?? 0) + Number(formatAmount(stake[of])))
  return parseAmount((confidence.quantile * dailyDeviation(money)).toFixed(8))
}

const larger = (one: Amount, other: Amount): Amount => (one > other ? one : other)
