import { createRandom, type Random } from '../random.ts'
import type { Instrument, LevelChange, Scaled, Side } from '../matching/types.ts'
import { one } from '../matching/scaled.ts'
import { numberFrom } from '../decimal.ts'
import type { Calibration } from './calibration-shape.ts'
import type { CapturedTrade } from './capture.ts'
import { Ladder } from './ladder.ts'
import { draw, meanOf, type Quantiles } from './quantiles.ts'

/** What a generated market is made from: the same seed makes the same market. */
export interface GeneratorOptions {
  readonly instrument: Instrument
  readonly calibration: Calibration
  /** In units of quote. */
  readonly openPrice: number
  readonly seed: number
}

/** What happens between two depth updates, and the update itself. */
export interface Batch {
  readonly trades: readonly CapturedTrade[]
  readonly changes: readonly LevelChange[]
}

/** Levels that a generated book keeps on each side. */
const depth = 400
/** Share of the level changes that only change a quantity; the others add or remove a level. */
const amendShare = 0.5
/** Batches without a trade after which one comes for certain: captured pairs were less liquid than what is quoted here. */
const longestPauseBatches = 20

/** A market without end around a given price that is alike, statistically, to a captured one at another price. */
export class Generator {
  readonly #options: GeneratorOptions
  readonly #random: Random
  readonly #bids = new Ladder()
  readonly #asks = new Ladder()
  readonly #tickPrice: number
  /** How many ticks here are as much of the price as one tick of the capture. */
  readonly #scale: number
  /** The same for distances between levels, which on average cannot lie closer than a tick. */
  readonly #stretch: number
  readonly #meanGapTicks: number
  /** The price around which the market quotes, in ticks and fractions. */
  #midTicks: number
  #bidTick: number
  #askTick: number
  #pausedBatches = 0

  constructor(options: GeneratorOptions) {
    const { instrument, calibration, openPrice, seed } = options
    this.#options = options
    this.#random = createRandom(seed, instrument.symbol)
    this.#tickPrice = numberFrom(instrument.tickSize)
    this.#midTicks = openPrice / this.#tickPrice
    this.#scale = this.#midTicks / calibration.priceTicks
    const meanGapTicks = meanOf(calibration.gapTicks)
    this.#stretch = Math.max(1 / meanGapTicks, this.#scale)
    this.#meanGapTicks = this.#stretch * meanGapTicks
    this.#bidTick = Math.floor(this.#midTicks)
    this.#askTick = this.#bidTick + 1
    this.#respread(this.#midTicks)
  }

  /** The book that the market opens with. */
  open(): LevelChange[] {
    const { gapTicks } = this.#options.calibration
    const levels: LevelChange[] = []
    let [bid, ask] = [this.#bidTick, this.#askTick]
    for (let count = 0; count < depth; count += 1) {
      if (bid > 0) levels.push(this.#put('buy', bid))
      levels.push(this.#put('sell', ask))
      bid -= this.#ticks(gapTicks)
      ask += this.#ticks(gapTicks)
    }
    return levels
  }

  /** What happens while the price goes to a new one. */
  next(price: number): Batch {
    const midTicks = price / this.#tickPrice
    const direction = Math.sign(midTicks - this.#midTicks)
    this.#midTicks = midTicks
    const trades = this.#trade(direction)
    const changes = new Map<number, LevelChange>()
    const note = (change: LevelChange) => {
      const key = Number(change.price)
      changes.set(change.side === 'buy' ? key : -key, change)
    }
    this.#quote(note)
    const wanted = Math.round(this.#draw(this.#options.calibration.changes))
    for (let extra = wanted - changes.size; extra > 0; extra -= 1) this.#change(note)
    this.#trim(note)
    return { trades, changes: [...changes.values()] }
  }

  /** Trades at the touch as it was before the move that they cause. */
  #trade(direction: number): CapturedTrade[] {
    const { tradingShare, trades, tradeNotional, takerBuyShare } = this.#options.calibration
    const pauses = this.#random() >= tradingShare && this.#pausedBatches < longestPauseBatches
    this.#pausedBatches = pauses ? this.#pausedBatches + 1 : 0
    if (pauses) return []
    const buys = direction === 0 ? this.#random() < takerBuyShare : direction > 0
    const tick = buys ? this.#askTick : this.#bidTick
    return Array.from({ length: Math.round(this.#draw(trades)) }, () => ({
      price: this.#price(tick),
      quantity: this.#quantity(tradeNotional, tick),
      takerSide: buys ? 'buy' : 'sell',
    }))
  }

  /** Brings the touch to where the price is now; it leaves a tick only for good, or coarse ticks would flicker. */
  #quote(note: (change: LevelChange) => void): void {
    const middle = (this.#bidTick + this.#askTick) / 2
    const isOutside = Math.abs(this.#midTicks - middle) >= 1
    const respreads = this.#random() < this.#options.calibration.respreadShare
    if (isOutside || respreads) this.#respread(isOutside ? this.#midTicks : middle)
    for (const tick of this.#bids.cut(this.#bidTick, 'above')) note(this.#gone('buy', tick))
    for (const tick of this.#asks.cut(this.#askTick, 'below')) note(this.#gone('sell', tick))
    if (!this.#bids.has(this.#bidTick)) note(this.#put('buy', this.#bidTick))
    if (!this.#asks.has(this.#askTick)) note(this.#put('sell', this.#askTick))
  }

  /** Draws another spread and lays it around a middle. */
  #respread(middle: number): void {
    const widening = this.#draw(this.#options.calibration.spreadTicks) - 1
    const spread = 1 + Math.max(0, Math.round(widening * this.#scale))
    this.#bidTick = Math.max(1, Math.floor(middle - (spread - 1) / 2))
    this.#askTick = this.#bidTick + spread
  }

  /** Changes one level: levels are added where they lie far apart and removed where they lie close. */
  #change(note: (change: LevelChange) => void): void {
    const side = this.#random() < 0.5 ? 'buy' : 'sell'
    const touch = side === 'buy' ? this.#bidTick : this.#askTick
    const distance = Math.round(this.#draw(this.#options.calibration.distanceTicks) * this.#stretch)
    const tick = Math.max(1, side === 'buy' ? touch - distance : touch + distance)
    const { nearest = tick, gap } = this.#side(side).around(tick)
    if (this.#random() < amendShare) note(this.#put(side, nearest))
    else if (gap > 2 * this.#meanGapTicks) note(this.#put(side, tick))
    else if (nearest !== touch) note(this.#gone(side, nearest))
  }

  /** Removes what lies furthest away once a side has more levels than it keeps. */
  #trim(note: (change: LevelChange) => void): void {
    while (this.#bids.size > depth) note(this.#gone('buy', this.#bids.lowest ?? 0))
    while (this.#asks.size > depth) note(this.#gone('sell', this.#asks.highest ?? 0))
  }

  #put(side: Side, tick: number): LevelChange {
    this.#side(side).add(tick)
    const quantity = this.#quantity(this.#options.calibration.levelNotional, tick)
    return { side, price: this.#price(tick), quantity }
  }

  #gone(side: Side, tick: number): LevelChange {
    this.#side(side).remove(tick)
    return { side, price: this.#price(tick), quantity: 0n }
  }

  #side(side: Side): Ladder {
    return side === 'buy' ? this.#bids : this.#asks
  }

  #price(tick: number): Scaled {
    return BigInt(tick) * this.#options.instrument.tickSize
  }

  /** What a drawn notional buys at a price, in whole lots and at least one. */
  #quantity(notional: Quantiles, tick: number): Scaled {
    const { lotSize } = this.#options.instrument
    const lots = this.#draw(notional) / (tick * this.#tickPrice) / (Number(lotSize) / Number(one))
    return BigInt(Math.max(1, Math.round(lots))) * lotSize
  }

  #ticks(quantiles: Quantiles): number {
    return Math.max(1, Math.round(this.#draw(quantiles) * this.#stretch))
  }

  #draw(quantiles: Quantiles): number {
    return draw(quantiles, this.#random)
  }
}
