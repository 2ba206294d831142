import { OrderBook } from './feed/order-book.ts'

/** A level as its frame states it, trailing zeros included; a quantity of zero removes it. */
export type LevelWords = readonly [price: string, quantity: string]

/** A snapshot or a change of a book, with the checksum that the venue gives to the book after it. */
export interface ChecksummedFrame {
  readonly symbol: string
  readonly kind: 'snapshot' | 'update'
  readonly bids: readonly LevelWords[]
  readonly asks: readonly LevelWords[]
  readonly checksum: number | undefined
}

/** How often a book that was followed had the venue's checksum. */
export interface BookChecksums {
  readonly symbol: string
  /** Checksums that were compared. */
  readonly checked: number
  readonly wrong: number
  /** The first that differed, in words. */
  readonly first: string | undefined
}

/** As many levels as a checksum covers. */
const usualDepth = 10

/**
 * Follows the books of all symbols from their snapshots on, and compares each frame's checksum with that of our own book.
 *
 * The levels of a frame are applied, each side is cut to the `depth` that was subscribed to, and the checksum is the
 * CRC-32 of the best ten asks, then the best ten bids, best first: of each level the price and then the quantity as the
 * venue wrote them, without the dot and without leading zeros. Counts, without unit. Frames before a symbol's first
 * snapshot, and frames without a checksum, are not counted: a symbol of which nothing can be compared has 0 checked.
 * Source: Kraken, "Book checksum (WebSocket v2)". Throws `RangeError` on a level that is no pair of numbers.
 */
export function bookChecksums(
  symbols: readonly string[],
  frames: readonly ChecksummedFrame[],
  depth: number = usualDepth,
): readonly BookChecksums[] {
  const bySymbol = Map.groupBy(frames, ({ symbol }) => symbol)
  return symbols.map(symbol => ({ symbol, ...compared(bySymbol.get(symbol) ?? [], depth) }))
}

function compared(
  frames: readonly ChecksummedFrame[],
  depth: number,
): Omit<BookChecksums, 'symbol'> {
  const book = new OrderBook(depth)
  let hasBegun = false
  let checked = 0
  let wrong = 0
  let first: string | undefined
  for (const [index, frame] of frames.entries()) {
    hasBegun ||= frame.kind === 'snapshot'
    if (!hasBegun) continue
    const flawed = frame.kind === 'snapshot' ? book.replace(frame).none : book.change(frame)
    if (flawed > 0)
      throw new RangeError(
        `a level must have a price and a quantity, ${flawed} of frame ${index + 1} of ${frame.symbol} had none`,
      )
    if (frame.checksum === undefined) continue
    const ours = book.checksum()
    checked++
    if (ours === frame.checksum) continue
    wrong++
    first ??= `frame ${index + 1} of ${frame.symbol} has ${frame.checksum}, our book ${ours}`
  }
  return { checked, wrong, first }
}
