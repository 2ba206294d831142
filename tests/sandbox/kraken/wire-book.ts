/** A level exactly as its digits stood on the wire. */
export type WireLevel = readonly [price: string, quantity: string]

/** CRC-32 bit by bit, as the standard describes it: slow and plain. */
export function crc32(text: string): number {
  let crc = 0xffffffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

const digits = (text: string): string => text.replace('.', '').replace(/^0+/, '')

/** A book that keeps the digits it was told, for Kraken's checksum of them. */
export class WireBook {
  readonly #depth: number
  readonly #asks = new Map<string, WireLevel>()
  readonly #bids = new Map<string, WireLevel>()

  constructor(depth: number) {
    this.#depth = depth
  }

  get asks(): readonly WireLevel[] {
    return this.#best(this.#asks, 1)
  }

  get bids(): readonly WireLevel[] {
    return this.#best(this.#bids, -1)
  }

  /** Applies all levels of a message, and forgets what lies beyond the depth. */
  apply(asks: readonly WireLevel[], bids: readonly WireLevel[]): void {
    for (const [side, levels] of [
      [this.#asks, asks],
      [this.#bids, bids],
    ] as const) {
      for (const level of levels) {
        if (Number(level[1]) === 0) side.delete(String(Number(level[0])))
        else side.set(String(Number(level[0])), level)
      }
    }
    this.#truncate(this.#asks, 1)
    this.#truncate(this.#bids, -1)
  }

  get checksum(): number {
    const levels = [...this.asks.slice(0, 10), ...this.bids.slice(0, 10)]
    return crc32(levels.map(([price, quantity]) => digits(price) + digits(quantity)).join(''))
  }

  #best(side: ReadonlyMap<string, WireLevel>, direction: 1 | -1): readonly WireLevel[] {
    return [...side.values()].sort(([left], [right]) => direction * (Number(left) - Number(right)))
  }

  #truncate(side: Map<string, WireLevel>, direction: 1 | -1): void {
    for (const [price] of this.#best(side, direction).slice(this.#depth)) {
      side.delete(String(Number(price)))
    }
  }
}

/** The levels of one side in a frame of WebSocket v2, read from its text: a parsed number has lost its zeros. */
export function levelsOf(frame: string, side: 'asks' | 'bids'): readonly WireLevel[] {
  const list = new RegExp(`"${side}":\\[(.*?)\\]`).exec(frame)?.[1] ?? ''
  return [...list.matchAll(/\{"price":([\d.]+),"qty":([\d.]+)\}/g)].map(
    ([, price = '', quantity = '']): WireLevel => [price, quantity],
  )
}

/** The book messages of WebSocket v1: the sides of the one or two objects in the middle, and the checksum if any. */
export function sidesOf(message: readonly unknown[]) {
  const sides = Object.assign({}, ...message.slice(1, -2)) as Readonly<
    Record<string, (readonly string[])[]>
  > & { readonly c?: string }
  const levels = (rows: (readonly string[])[] = []) =>
    rows.map(([price = '', quantity = '']): WireLevel => [price, quantity])
  return {
    isSnapshot: sides['as'] !== undefined,
    asks: levels(sides['as'] ?? sides['a']),
    bids: levels(sides['bs'] ?? sides['b']),
    checksum: sides.c === undefined ? undefined : Number(sides.c),
  }
}
