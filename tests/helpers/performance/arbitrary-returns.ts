import * as fc from 'fast-check'

/** Returns in steps of a basis point, from −20 % to 30 %. */
export const basisPoints = fc.integer({ min: -2000, max: 3000 }).map(steps => steps / 10_000)

export const someReturns = (minLength: number, maxLength = 40) =>
  fc.array(basisPoints, { minLength, maxLength })

/** Returns that are not all the same, from two on. */
export const varyingReturns = someReturns(2).filter(returns => new Set(returns).size > 1)
