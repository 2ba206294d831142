type Row = readonly [price: string, size: string, orderId: string]

interface Standing {
  readonly side: string
  readonly price: string
  size: bigint
}

/** A book by orders, kept as the venue's documentation says: a snapshot, then every message after it. */
export class OrderBookOfOrders {
  readonly orders = new Map<string, Standing>()
  readonly violations: string[] = []
  /** Matches with an order that did not stand first in its queue. */
  readonly outOfTurn: string[] = []
  sequence: number

  constructor(snapshot: {
    readonly bids: readonly Row[]
    readonly asks: readonly Row[]
    readonly sequence: number
  }) {
    this.sequence = snapshot.sequence
    for (const [side, rows] of [
      ['buy', snapshot.bids],
      ['sell', snapshot.asks],
    ] as const) {
      for (const [price, size, id] of rows)
        this.orders.set(id, { side, price: plain(price), size: units(size) })
    }
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- whatever the venue sends
  apply(message: any): void {
    if (message.sequence <= this.sequence) return
    if (message.sequence !== this.sequence + 1) {
      this.violations.push(`${message.sequence} follows ${this.sequence}`)
    }
    this.sequence = message.sequence
    if (message.type === 'open') {
      this.orders.set(message.order_id, {
        side: message.side,
        price: plain(message.price),
        size: units(message.remaining_size),
      })
    } else if (message.type === 'done') {
      this.orders.delete(message.order_id)
    } else if (message.type === 'match') {
      this.#shrink(message)
    } else if (message.type === 'change') {
      const order = this.orders.get(message.order_id)
      if (!order) return
      if (order.size !== units(message.old_size))
        this.violations.push(`${message.order_id} was not of its old size`)
      order.size = units(message.new_size)
    }
  }

  /** What stands at each price of a side. */
  levels(side: string): ReadonlyMap<string, bigint> {
    const levels = new Map<string, bigint>()
    for (const order of this.orders.values()) {
      if (order.side !== side) continue
      levels.set(order.price, (levels.get(order.price) ?? 0n) + order.size)
    }
    return levels
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- whatever the venue sends
  #shrink(match: any): void {
    const maker = this.orders.get(match.maker_order_id)
    if (!maker) {
      this.violations.push(`the maker of ${match.trade_id} does not stand in the book`)
      return
    }
    if (maker.side !== match.side || maker.price !== plain(match.price)) {
      this.violations.push(`the maker of ${match.trade_id} stands elsewhere`)
    }
    const first = [...this.orders.values()].find(
      ({ side, price }) => side === maker.side && price === maker.price,
    )
    if (first !== maker) this.outOfTurn.push(match.maker_order_id)
    maker.size -= units(match.size)
    if (maker.size < 0n) this.violations.push(`the maker of ${match.trade_id} was too small`)
  }
}

/** Digits that count, of a decimal. */
const plain = (text: string): string =>
  text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text

function units(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(8, '0'))
}
