import { startMs, trades, type Day, type DeskMarket } from './desk-calendar.ts'
import { seededRandom, type Random } from './seeded-random.ts'

/** A trade that is to settle; money in the smallest units that `decimals` says. */
export interface DeskTrade {
  readonly market: DeskMarket
  readonly day: Day
  /** Counts the trades of a market in a day, from 0. */
  readonly slot: number
  readonly executedMs: number
  readonly symbol: string
  readonly isBuy: boolean
  readonly quantity: bigint
  readonly quantityDecimals: number
  /** Cents of the currency for one unit. */
  readonly priceCents: bigint
}

/** What the firm trades in a market, and when. */
export interface Desk {
  readonly venue: string
  readonly account: string
  readonly currency: string
  readonly tradesPerDay: number
  /** Hours of the day in UTC that are in session in winter and summer, before every early close. */
  readonly fromHour: number
  readonly toHour: number
  readonly quantityDecimals: number
  readonly priceCents: Readonly<Record<string, number>>
}

export const desks: Readonly<Record<DeskMarket, Desk>> = {
  'us-equities': {
    venue: 'xnys',
    account: 'us-custodian',
    currency: 'USD',
    tradesPerDay: 40,
    fromHour: 15,
    toHour: 16.75,
    quantityDecimals: 0,
    priceCents: { IBM: 29_050, KO: 7130, SPY: 66_215 },
  },
  'eu-equities': {
    venue: 'xpar',
    account: 'eu-custodian',
    currency: 'EUR',
    tradesPerDay: 15,
    fromHour: 8.5,
    toHour: 12,
    quantityDecimals: 0,
    priceCents: { AIR: 20_340, SAN: 8655 },
  },
  'uk-equities': {
    venue: 'xlon',
    account: 'uk-custodian',
    currency: 'GBP',
    tradesPerDay: 10,
    fromHour: 8.5,
    toHour: 12,
    quantityDecimals: 0,
    priceCents: { SHEL: 2790, ULVR: 4512 },
  },
  crypto: {
    venue: 'otc',
    account: 'otc',
    currency: 'USD',
    tradesPerDay: 15,
    fromHour: 0,
    toHour: 23.5,
    quantityDecimals: 4,
    priceCents: { BTC: 9_104_210, ETH: 301_255 },
  },
}

export const deskMarkets = Object.keys(desks) as readonly DeskMarket[]

/** The trades of a market on a day, oldest first; the same seed makes the same ones. */
export function tradesOf(market: DeskMarket, day: Day, seed: number): readonly DeskTrade[] {
  if (!trades(market, day)) return []
  const { tradesPerDay, fromHour, toHour } = desks[market]
  const random = seededRandom(seed, `settlement ${market} ${day}`)
  const spacing = (toHour - fromHour) / tradesPerDay
  return Array.from({ length: tradesPerDay }, (_, slot) => {
    const hour = fromHour + (slot + random()) * spacing
    return {
      ...drawn(market, random),
      market,
      day,
      slot,
      executedMs: startMs(day) + Math.floor(hour * 3_600_000),
    }
  })
}

function drawn(market: DeskMarket, random: Random) {
  const { priceCents, quantityDecimals } = desks[market]
  const symbols = Object.keys(priceCents)
  const symbol = symbols[Math.floor(random() * symbols.length)]!
  return {
    symbol,
    isBuy: random() < 0.5,
    quantity: BigInt(1 + Math.floor(random() * 500)),
    quantityDecimals,
    priceCents: BigInt(Math.round(priceCents[symbol]! * (0.98 + 0.04 * random()))),
  }
}
