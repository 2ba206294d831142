import type { Instrument } from '../matching/types.ts'
import { createRandom, type Random } from '../random.ts'
import type { MarketCharacter } from './character.ts'
import type { Reference } from './reference.ts'
import type { SteppedPath } from './stepped-path.ts'
import { createWander } from './wander.ts'

/** What a follower follows, and as which venue's instrument. */
export interface FollowerOptions {
  readonly reference: Reference
  readonly instrument: Instrument
  readonly character: MarketCharacter
  readonly seed: number
}

const basisMemoryMs = 60_000

/** The price that a venue quotes around: the reference as it was a little earlier, and the venue's own small basis. */
export class Follower {
  readonly #options: FollowerOptions
  readonly #random: Random
  readonly #basis: SteppedPath
  /** How far the venue has seen: a shorter delay after a longer one does not take it back in time. */
  #seenMs = 0

  constructor(options: FollowerOptions) {
    const { instrument, character, seed } = options
    const { basisDeviationBps: deviationBps } = character
    this.#options = options
    this.#random = createRandom(seed, `${instrument.symbol} delay`)
    this.#basis = createWander(
      { deviationBps, memoryMs: basisMemoryMs },
      createRandom(seed, `${instrument.symbol} basis`),
    )
  }

  priceAt(atMs: number): number {
    const { reference, instrument, character } = this.#options
    const { shortestMs, longestMs } = character.delay
    const delayMs = shortestMs + (longestMs - shortestMs) * this.#random()
    this.#seenMs = Math.max(this.#seenMs, atMs - delayMs)
    const price = reference.price(instrument.base, instrument.quote, this.#seenMs)
    return price * (1 + this.#basis.at(atMs) / 10_000)
  }
}
