import type { Instrument, Scaled } from '../matching/types.ts'
import { createRandom, type Random } from '../random.ts'
import type { Candle } from '../venues/venue.ts'
import type { Calibration } from './calibration-shape.ts'
import { regrouped } from './candle-series.ts'
import { characterOf, drawCandle } from './seeded-candle.ts'

/** A market that seems to have been open for years when it has just been made. */
export interface PastOptions {
  readonly instrument: Instrument
  readonly calibration: Calibration
  readonly seed: number
  /** The price at which the past ends. */
  readonly price: Scaled
  /** When it ends. */
  readonly endMs: number
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Each resolution of the past and how far back it goes: the older, the coarser. */
const resolutions = [
  { stepMs: 1_000, spanMs: 20 * minuteMs, alignMs: minuteMs },
  { stepMs: minuteMs, spanMs: 2 * dayMs, alignMs: hourMs },
  { stepMs: hourMs, spanMs: 60 * dayMs, alignMs: dayMs },
  { stepMs: dayMs, spanMs: 400 * dayMs, alignMs: dayMs },
] as const

/** The past in each resolution, each built on the finer one where that reaches, the last candle still running. */
export function seededPast(options: PastOptions): ReadonlyMap<number, readonly Candle[]> {
  const past = new Map<number, readonly Candle[]>()
  let finer: readonly Candle[] = []
  for (const { stepMs, spanMs, alignMs } of resolutions) {
    const recent = regrouped(finer, stepMs)
    const targetMs = options.endMs - spanMs
    const fromMs = targetMs - (targetMs % alignMs)
    finer = [...walkBack(options, { stepMs, fromMs, next: recent[0] }), ...recent]
    past.set(stepMs, finer)
  }
  return past
}

interface Walk {
  readonly stepMs: number
  readonly fromMs: number
  /** The oldest candle that is there already. */
  readonly next: Candle | undefined
}

function walkBack(options: PastOptions, { stepMs, fromMs, next }: Walk): Candle[] {
  const { instrument, calibration, seed, endMs, price } = options
  const activity = createRandom(seed, `${instrument.symbol} past ${stepMs}`)
  const character = characterOf(instrument, calibration)
  const candles: Candle[] = []
  let openMs = next ? next.openMs - stepMs : endMs - (endMs % stepMs)
  let closeTicks = Number((next?.open ?? price) / instrument.tickSize)
  let closePrice = closeTicks
  const movesAt = createMoves(seed, instrument.base, stepMs)
  for (; openMs >= fromMs; openMs -= stepMs) {
    const moves = movesAt(openMs)
    const step = { stepMs, openMs, closeTicks, closePrice }
    const { candle, openPrice } = drawCandle(character, step, { moves, activity })
    candles.push(candle)
    closeTicks = Number(candle.open / instrument.tickSize)
    closePrice = openPrice
  }
  return candles.toReversed()
}

/** An asset moves alike in the same interval wherever it is traded, so that the pasts of the venues agree. */
function createMoves(seed: number, base: string, stepMs: number): (openMs: number) => Random {
  const salt = createRandom(seed, `${base} past ${stepMs}`)() * 2 ** 32
  return openMs => createRandom(salt + openMs / stepMs, '')
}
