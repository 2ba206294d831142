import { hash } from 'node:crypto'
import { instantOf } from '../instant.ts'
import type { Fill, Outcome } from './bookkeeping.ts'
import type { Book } from './book.ts'

/** A number as the contract writes an amount: eight decimals are more than any venue quotes. */
export const decimalOf = (value: number): string => {
  const text = value.toFixed(8).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}

export const digestOf = (text: string): string => `sha256:${hash('sha256', text)}`

/** A record of trading in the shape of the contract, from one bar on. */
export function recordShape(book: Book, { equity, fills }: Outcome, shownFrom: number): object {
  const { market, plan, assumed, firstShown } = book
  const from = Math.max(shownFrom, firstShown)
  const startsMs = from === 0 ? market.startsMs : market.endsMs[from - 1]!
  return {
    startsAt: instantOf(startsMs),
    startEquity: decimalOf(equity[from - firstShown]!),
    assumed: {
      commissionRate: decimalOf(assumed.commissionRate),
      slippageRate: decimalOf(assumed.slippageRate),
    },
    periods: market.endsMs.slice(from).map((endsMs, at) => {
      const place = from - firstShown + at
      return {
        endsAt: instantOf(endsMs),
        returnFraction: (equity[place + 1]! - equity[place]!) / equity[place]!,
      }
    }),
    trades: fills.filter(({ bar }) => bar >= from).map(fill => tradeShape(book, fill)),
    currency: plan.currency,
  }
}

function tradeShape(
  { market, plan }: Book,
  { bar, place, units, price, commission }: Fill,
): object {
  const { symbol, dailyVolumes, topQuantities } = market.symbols[place]!
  return {
    symbol,
    side: units > 0 ? 'buy' : 'sell',
    at: instantOf(market.endsMs[bar]! - plan.barSeconds * 1000),
    quantity: decimalOf(Math.abs(units)),
    price: decimalOf(price),
    commission: decimalOf(commission),
    dailyVolume: decimalOf(dailyVolumes[bar]!),
    topQuantity: decimalOf(topQuantities[bar]!),
  }
}

/** What a rule said from bar to bar, as signals. */
export function signalShapes(book: Book, wanted: readonly Int8Array[]): object[] {
  const signals: { readonly bar: number; readonly shape: object }[] = []
  for (const [place, sides] of wanted.entries()) {
    const { symbol } = book.market.symbols[place]!
    let before = 0
    for (const [bar, side] of sides.entries()) {
      const tell = (type: string) =>
        signals.push({ bar, shape: { at: instantOf(book.market.endsMs[bar]!), symbol, type } })
      if (side !== before && before !== 0) tell(before > 0 ? 'exitLong' : 'exitShort')
      if (side !== before && side !== 0) tell(side > 0 ? 'enterLong' : 'enterShort')
      before = side
    }
  }
  return signals.toSorted((one, other) => one.bar - other.bar).map(({ shape }) => shape)
}
