import { z } from 'zod'

/** A share such as 0.02 for 2 %; JSON has no NaN and no infinity. */
export const fraction = () => z.number('must be a number')

/** A number above 0. */
export const positiveNumber = () => z.number('must be a number').gt(0, 'must be above 0')

/** A whole number of at least 1. */
export const count = () => z.int('must be a whole number').min(1, 'must be at least 1')

/** A whole number as a query writes it. */
export const countText = () =>
  z
    .string('must be a whole number in quotes')
    .regex(/^(0|[1-9]\d{0,8})$/, 'must be a whole number without sign, such as "1"')

/** SHA-256 of whatever it speaks of. */
export const digest = () =>
  z
    .string('must be a text in quotes')
    .regex(/^sha256:[0-9a-f]{64}$/, 'must be "sha256:" and 64 hexadecimal digits')
