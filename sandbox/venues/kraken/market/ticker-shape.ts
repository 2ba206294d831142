import type { Scaled } from '../../../matching/types.ts'
import { fixed } from '../amounts.ts'
import type { TickerReading, Totals } from './ticker-reading.ts'

const price = (amount: Scaled): string => fixed(amount, 5)
const quantity = (amount: Scaled): string => fixed(amount, 8)

/** A ticker in the letters that REST and WebSocket v1 share; they differ in how they write whole lots and the opening price. */
export function tickerShape(reading: TickerReading, kind: 'rest' | 'v1'): object {
  const { today, day } = reading
  const both = <T>(read: (totals: Totals) => T): readonly T[] => [read(today), read(day)]
  const level = (at: Scaled, amount: Scaled) => {
    const whole = fixed(amount, 0)
    return [price(at), kind === 'rest' ? whole : Number(whole), fixed(amount, 3)]
  }
  return {
    a: level(reading.ask, reading.askQuantity),
    b: level(reading.bid, reading.bidQuantity),
    c: [price(reading.last), quantity(reading.lastQuantity)],
    v: both(({ volume }) => quantity(volume)),
    p: both(({ averagePrice }) => price(averagePrice)),
    t: both(({ trades }) => trades),
    l: both(({ low }) => price(low)),
    h: both(({ high }) => price(high)),
    o: kind === 'rest' ? price(today.open) : both(({ open }) => price(open)),
  }
}
