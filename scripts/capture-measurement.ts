import { numberFrom } from '../sandbox/decimal.ts'
import type { CaptureEvent, CapturedTrade } from '../sandbox/market/capture.ts'
import type { LevelChange } from '../sandbox/matching/types.ts'

const tick = 0.01
/** Levels further away are forgotten limit orders, not a market. */
const nearTicks = 2_500
const levelsMeasured = 200
/** Spacing and quantities change slowly, so that every hundredth book says enough. */
const bookEvery = 100

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
  readonly #book = { buy: new Map<number, number>(), sell: new Map<number, number>() }
  readonly #mids: number[] = []
  #tradesInBatch = 0

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
      const at = ticksOf(change)
      const distance = change.side === 'buy' ? bid - at : at - ask
      if (distance >= 0 && distance <= nearTicks) this.distanceTicks.push(distance)
      this.#set(change)
    }
    this.changes.push(changes.length)
    this.tradesPerBatch.push(this.#tradesInBatch)
    this.#tradesInBatch = 0
    this.#measureTouch()
    if (this.changes.length % bookEvery === 0) this.#measureBook()
  }

  #measureTouch(): void {
    const bid = this.#best('buy')
    const ask = this.#best('sell')
    const before = this.#mids.at(-1) ?? bid
    const mid = (bid + ask) / 2
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
        this.levelNotional.push(at * tick * quantity)
        previous = at
      }
    }
  }

  #set(change: LevelChange): void {
    const side = this.#book[change.side]
    if (change.quantity === 0n) side.delete(ticksOf(change))
    else side.set(ticksOf(change), numberFrom(change.quantity))
  }

  #best(side: 'buy' | 'sell'): number {
    const prices = this.#book[side].keys()
    const better = side === 'buy' ? Math.max : Math.min
    return prices.reduce((best, price) => better(best, price))
  }
}

const ticksOf = ({ price }: LevelChange): number => Math.round(numberFrom(price) / tick)
