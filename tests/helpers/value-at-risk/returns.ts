import * as fc from 'fast-check'

/** Twenty returns of which all numbers of a value at risk are known; the oldest first. */
export const s20: readonly number[] = [
  -0.021, 0.013, 0.004, -0.035, 0.018, -0.009, 0.027, -0.014, 0.006, -0.002, 0.011, -0.048, 0.022,
  0.009, -0.017, 0.031, -0.006, 0.015, -0.026, 0.008,
]

const oneReturn = fc.integer({ min: -500, max: 500 }).map(tenths => tenths / 1000)

/** Enough for a tail of 5 %, and never all the same. */
export const manyReturns = fc
  .array(oneReturn, { minLength: 40, maxLength: 80 })
  .filter(values => new Set(values).size > 2)

/** Series that no model may turn into a number. */
export const unusable: readonly (readonly [string, readonly number[]])[] = [
  ['no return', []],
  ['one return', [0.01]],
  ['NaN', [...s20, Number.NaN]],
  ['infinity', [...s20, -Infinity]],
  ['a number beyond reason', [...s20, 1e200]],
  ['the same return again and again', Array.from({ length: 500 }, () => 0.1)],
]
