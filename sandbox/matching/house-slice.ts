import { Resting, type PriceLevel } from './price-level.ts'
import { smaller } from './scaled.ts'
import type { Scaled } from './types.ts'

/** The account name that house liquidity trades under. */
export const houseAccount = 'house'

/** A part of a level's house liquidity that joined the queue at one time. */
export class HouseSlice extends Resting {}

/** New house quantity joins the back of the queue; what stood there before keeps its place. */
export function growHouse(level: PriceLevel, quantity: Scaled): void {
  level.house += quantity
  if (level.last instanceof HouseSlice) {
    level.last.remaining += quantity
    level.total += quantity
  } else {
    level.append(new HouseSlice(quantity))
  }
}

/** House quantity is withdrawn from the back of the queue, newest first. */
export function shrinkHouse(level: PriceLevel, quantity: Scaled): void {
  let excess = quantity
  let entry = level.last
  while (entry && excess > 0n) {
    const { ahead } = entry
    if (entry instanceof HouseSlice) {
      const part = smaller(entry.remaining, excess)
      takeFromHouse(level, entry, part)
      excess -= part
    }
    entry = ahead
  }
}

/** Takes a quantity out of one slice, by trade or withdrawal; an empty slice leaves the queue. */
export function takeFromHouse(level: PriceLevel, slice: HouseSlice, quantity: Scaled): void {
  slice.remaining -= quantity
  level.total -= quantity
  level.house -= quantity
  if (slice.remaining === 0n) level.remove(slice)
}
