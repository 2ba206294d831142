import type { Lapses } from './admission.ts'
import { EventBus } from './event-bus.ts'
import { Ledger } from './ledger.ts'
import type { LiveOrder } from './live-order.ts'
import type { Market } from './market.ts'
import { OrderIndex } from './order-index.ts'
import type { Participant } from './participant.ts'
import type { PriceLevel } from './price-level.ts'
import type { FeeSchedule, FeesIn, Scaled, Side } from './types.ts'

/** The assets of a market whose balance a participant saw change. */
export const touchedBase = 1
export const touchedQuote = 2

interface DeskOptions {
  readonly now: () => number
  readonly fees: FeeSchedule
  readonly feesIn: FeesIn
  readonly lapses: Lapses
}

/** What all steps of one command share: the time, the ledger, the listeners, and what is still to be told or done. */
export class Desk {
  readonly bus = new EventBus()
  readonly ledger = new Ledger()
  readonly fees: FeeSchedule
  readonly feesIn: FeesIn
  readonly lapses: Lapses
  /** The most that a buy may pay on top of its cost; 0n where the fee comes out of what it receives. */
  readonly buyFeeRate: Scaled
  /** Orders that are open or remembered, by venue order id. */
  readonly orders = new OrderIndex()
  /** Orders whose trigger was reached and that do not work yet, first reached first. */
  readonly reached: LiveOrder[] = []
  /** The venue's clock as of the current command. */
  nowMs = 0
  readonly #now: () => number
  /** Overwritten from the start by each command: clearing an array would cost an allocation each time. */
  readonly #touched: Participant[] = []
  #touchedCount = 0

  constructor({ now, fees, feesIn, lapses }: DeskOptions) {
    this.#now = now
    this.lapses = lapses
    this.fees = fees
    this.feesIn = feesIn
    this.buyFeeRate = feesIn === 'received' ? 0n : greater(fees.maker, fees.taker)
  }

  begin(): void {
    this.bus.begin()
    this.nowMs = this.#now()
  }

  /** Tells whose balances changed during the command, and lets the next one begin. */
  end(): void {
    for (let index = 0; index < this.#touchedCount; index += 1) {
      const participant = this.#touched[index]
      if (!participant) break
      const assets = participant.touchedAssets
      participant.touched = 0
      if (this.bus.hasListeners) {
        this.bus.emit({ type: 'balance', account: participant.account, assets })
      }
    }
    this.#touchedCount = 0
    this.bus.end()
  }

  touch(participant: Participant, assets: number): void {
    if (participant.touched === 0) {
      this.#touched[this.#touchedCount] = participant
      this.#touchedCount += 1
    }
    participant.touched |= assets
  }

  /** Gives a level's change its update id and tells it; an empty level is gone. */
  levelChanged(market: Market, side: Side, level: PriceLevel): void {
    market.updateId += 1
    if (level.isEmpty) market.sideOf(side).closed()
    if (!this.bus.hasListeners) return
    this.bus.emit({
      type: 'level',
      symbol: market.instrument.symbol,
      side,
      price: level.price,
      quantity: level.total,
      updateId: market.updateId,
    })
  }

  /** Gives every account what it was opened with, and tells all its balances. */
  restoreBalances(): void {
    for (const participant of this.#touched) participant.touched = 0
    this.#touchedCount = 0
    for (const account of this.ledger.accounts) {
      this.ledger.restore(account)
      const assets = [...this.ledger.balances(account).keys()]
      this.bus.emit({ type: 'balance', account, assets })
    }
  }
}

const greater = (left: Scaled, right: Scaled): Scaled => (left > right ? left : right)
