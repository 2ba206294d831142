import { crc32 } from './crc32.ts'

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

/** Levels of each side that a checksum covers, whatever the depth of the subscription. */
const covered = 10

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
  depth: number = covered,
): readonly BookChecksums[] {
  const bySymbol = Map.groupBy(frames, ({ symbol }) => symbol)
  return symbols.map(symbol => ({ symbol, ...compared(bySymbol.get(symbol) ?? [], depth) }))
}

/** The checksum of a book whose sides are sorted, best first. */
export function checksumOf(asks: readonly LevelWords[], bids: readonly LevelWords[]): number {
  const levels = [...asks.slice(0, covered), ...bids.slice(0, covered)]
  return crc32(levels.flat().map(digits).join(''))
}

const digits = (decimal: string): string => decimal.replace('.', '').replace(/^0+/, '')

interface Book {
  readonly asks: readonly LevelWords[]
  readonly bids: readonly LevelWords[]
}

function compared(
  frames: readonly ChecksummedFrame[],
  depth: number,
): Omit<BookChecksums, 'symbol'> {
  let book: Book | undefined
  let checked = 0
  let wrong = 0
  let first: string | undefined
  for (const [index, frame] of frames.entries()) {
    book = after(frame, book, depth)
    if (!book || frame.checksum === undefined) continue
    const ours = checksumOf(book.asks, book.bids)
    checked++
    if (ours === frame.checksum) continue
    wrong++
    first ??= `frame ${index + 1} of ${frame.symbol} has ${frame.checksum}, our book ${ours}`
  }
  return { checked, wrong, first }
}

/** The book that a frame leads to; none while there was no snapshot to begin with. */
function after(frame: ChecksummedFrame, book: Book | undefined, depth: number): Book | undefined {
  const before = frame.kind === 'snapshot' ? { asks: [], bids: [] } : book
  if (!before) return undefined
  return {
    asks: side(before.asks, frame.asks, (one, other) => one - other).slice(0, depth),
    bids: side(before.bids, frame.bids, (one, other) => other - one).slice(0, depth),
  }
}

function side(
  levels: readonly LevelWords[],
  changes: readonly LevelWords[],
  order: (one: number, other: number) => number,
): readonly LevelWords[] {
  if (changes.length === 0) return levels
  const byPrice = new Map(levels.map(level => [Number(level[0]), level]))
  for (const change of changes) {
    const [price, quantity] = change.map(numberIn)
    if (quantity === 0) byPrice.delete(price!)
    else byPrice.set(price!, change)
  }
  return [...byPrice].sort(([one], [other]) => order(one, other)).map(([, level]) => level)
}

// Prices of up to 15 digits are told apart as floats; the text itself goes into the checksum.
function numberIn(text: string): number {
  const number = text === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(number) || number < 0)
    throw new RangeError(`a level must have a price and a quantity, one was '${text}'`)
  return number
}
