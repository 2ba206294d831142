import { crc32 } from 'node:zlib'
import type { Scaled } from '../../../matching/types.ts'
import { fixed } from '../amounts.ts'

const levelsCounted = 10

/** With how many decimals prices and quantities stand on the wire: the checksum counts over those digits. */
export interface WireDecimals {
  readonly price: number
  readonly quantity: number
}

export type Level = readonly [price: Scaled, quantity: Scaled]

/** Both sides of a book as a client has it, best first. */
export interface Sides {
  readonly bids: readonly Level[]
  readonly asks: readonly Level[]
}

/** Kraken's checksum of a book: CRC-32 over the digits of the ten best asks and then of the ten best bids. */
export function bookChecksum({ bids, asks }: Sides, decimals: WireDecimals): number {
  const text = [...asks.slice(0, levelsCounted), ...bids.slice(0, levelsCounted)]
    .map(([price, quantity]) => digits(price, decimals.price) + digits(quantity, decimals.quantity))
    .join('')
  return crc32(text)
}

const digits = (amount: Scaled, decimals: number): string =>
  fixed(amount, decimals).replace('.', '').replace(/^0+/, '')
