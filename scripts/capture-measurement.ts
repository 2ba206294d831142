import { numberFrom } from '../sandbox/decimal.ts'
import type { CaptureEvent, CapturedTrade } from '../sandbox/market/capture.ts'
import type { LevelChange } from '../sandbox/matching/types.ts'

/** How a capture is measured. */
export interface Ruler {
  /** The price step of the instrument. */
  readonly tick: number
  /** Levels further away are forgotten limit orders, not a market. */
  readonly nearTicks: number
  /** Spacing and quantities change slowly, so that each so many updates a book says enough. */
  readonly bookEvery: number
}

const levelsMeasured = 200
/** The ruler of ETHUSDT. */
const centRuler: Ruler = { tick: 0.01, nearTicks: 2_500, bookEvery: 100 }

/** Follows a capture's book and tape and keeps what a calibration is made of. */
export class CaptureMeasurement {
  readonly spreadTicks: number[] = []
  readonly changes: number[] = []
  readonly distanceTicks: number[] = []
  readonly gapTicks: number[] = []
  readonly levelNotional: number[] = []
  readonly moveBps: number[] = []
  readonly tradesPerBatch: number[] = []
  readonly tradeNotional: number[] = []
  takerBuys = 0
  respreads = 0
  readonly #ruler: Ruler
  readonly #book = { buy: new Map<number, number>(), sell: new Map<number, number>() }
  readonly #mids: number[] = []
  #tradesInBatch = 0

  constructor(ruler: Ruler = centRuler) {
    this.#ruler = ruler
  }

  get meanMidTicks(): number {
    return this.#mids.reduce((sum, mid) => sum + mid, 0) / this.#mids.length
  }

  add(event: CaptureEvent): void {
    if (event.type === 'trade') return this.#trade(event.trade)
    if (event.type === 'depth') return this.#depth(event.changes)
    for (const level of event.levels) this.#set(level)
    this.#mids.push((this.#best('buy') + this.#best('sell')) / 2)
  }

  #trade({ price, quantity, takerSide }: CapturedTrade): void {
    this.#tradesInBatch += 1
    this.tradeNotional.push(numberFrom(price) * numberFrom(quantity))
    if (takerSide === 'buy') this.takerBuys += 1
  }

  #depth(changes: readonly LevelChange[]): void {
    const bid = this.#best('buy')
    const ask = this.#best('sell')
    for (const change of changes) {
      const at = this.#ticksOf(change)
      const distance = change.side === 'buy' ? bid - at : at - ask
      if (distance >= 0 && distance <= this.#ruler.nearTicks) this.distanceTicks.push(distance)
      this.#set(change)
    }
    this.changes.push(changes.length)
    this.tradesPerBatch.push(this.#tradesInBatch)
    this.#tradesInBatch = 0
    this.#measureTouch()
    if (this.changes.length % this.#ruler.bookEvery === 0) this.#measureBook()
  }

  #measureTouch(): void {
    const bid = this.#best('buy')
    const ask = this.#best('sell')
    const before = this.#mids.at(-1) ?? bid
    const mid = (bid + ask) / 2
    if (ask - bid !== this.spreadTicks.at(-1)) this.respreads += 1
    this.spreadTicks.push(ask - bid)
    this.moveBps.push(((mid - before) / before) * 10_000)
    this.#mids.push(mid)
  }

  #measureBook(): void {
    for (const side of ['buy', 'sell'] as const) {
      const sign = side === 'buy' ? -1 : 1
      const sorted = [...this.#book[side]].toSorted(([left], [right]) => sign * (left - right))
      let previous: number | undefined
      for (const [at, quantity] of sorted.slice(0, levelsMeasured)) {
        if (previous !== undefined) this.gapTicks.push(Math.abs(at - previous))
        this.levelNotional.push(at * this.#ruler.tick * quantity)
        previous = at
      }
    }
  }

  #set(change: LevelChange): void {
    const side = this.#book[change.side]
    if (change.quantity === 0n) side.delete(this.#ticksOf(change))
    else side.set(this.#ticksOf(change), numberFrom(change.quantity))
  }

  #best(side: 'buy' | 'sell'): number {
    const prices = this.#book[side].keys()
    const better = side === 'buy' ? Math.max : Math.min
    return prices.reduce((best, price) => better(best, price))
  }

  #ticksOf({ price }: LevelChange): number {
    return Math.round(numberFrom(price) / this.#ruler.tick)
  }
}
