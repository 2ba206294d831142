import { crc32 } from 'node:zlib'
import type { BookSide, Level } from '../book-side.ts'
import type { LevelBook } from '../level-book.ts'

const levelsCounted = 10

/** Kraken's checksum of a book: CRC-32 over the digits of its ten best asks and then its ten best bids. */
export function krakenChecksum({ asks, bids }: LevelBook): number {
  return crc32(digitsOf(asks) + digitsOf(bids))
}

const digitsOf = (side: BookSide): string =>
  side
    .top(levelsCounted)
    .map(({ price, quantity }: Level) => digits(price) + digits(quantity))
    .join('')

/** The digits of a decimal as it was sent, without its point and the zeros before them. */
const digits = (text: string): string => text.replace('.', '').replace(/^0+/, '')
