import type { Scaled } from './types.ts'

/** One unit as a scaled amount. */
export const one: Scaled = 100_000_000n

const almostOne = one - 1n
const square = one * one

/** The product of two scaled amounts, what lies past the eighth decimal cut off. */
export const product = (left: Scaled, right: Scaled): Scaled => (left * right) / one

/** The product of two scaled amounts, rounded up so that what is set aside always suffices. */
export const productUp = (left: Scaled, right: Scaled): Scaled => (left * right + almostOne) / one

/** What a quantity costs at a price with a rate on top of that, rounded up once, as `productUp` does. */
export const costUp = (price: Scaled, quantity: Scaled, rate: Scaled): Scaled =>
  (price * quantity * (one + rate) + square - 1n) / square

/** How much a scaled amount buys at a price with a rate on top of that, cut off at the eighth decimal. */
export const affordable = (amount: Scaled, price: Scaled, rate: Scaled): Scaled =>
  (amount * square) / (price * (one + rate))

/** How much of something costing `price` a scaled amount buys, cut off at the eighth decimal. */
export const quotient = (amount: Scaled, price: Scaled): Scaled => (amount * one) / price

/** The largest multiple of `step` that is at most `amount`; a step of 0n leaves the amount as it is. */
export const floorTo = (amount: Scaled, step: Scaled): Scaled =>
  step === 0n ? amount : amount - (amount % step)

/** The smaller of two amounts. */
export const smaller = (left: Scaled, right: Scaled): Scaled => (left < right ? left : right)
