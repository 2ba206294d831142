import { z } from 'zod'

const decimalText = (pattern: RegExp, example: string) =>
  z
    .string(`must be a decimal in quotes such as "${example}"`)
    .regex(
      pattern,
      `must be a decimal without exponent, plus sign or leading zeros, such as "${example}"`,
    )

/** A price or an amount: text, because a float would lose digits; below zero where the market says so. */
export const decimal = () => decimalText(/^-?(0|[1-9]\d*)(\.\d+)?$/, '-0.015')

/** A quantity without a sign. */
export const unsignedDecimal = () => decimalText(/^(0|[1-9]\d*)(\.\d+)?$/, '0.015')

/**
 * An instant: text in UTC with six digits of a second, which sorts as it reads and cannot be taken for another unit. A
 * clock that knows less pads with zeros, one that knows more cuts.
 */
export const instant = () =>
  z
    .string('must be an instant in quotes such as "2026-01-31T09:30:00.000000Z"')
    .regex(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/,
      'must be an instant in UTC with six digits of a second, such as "2026-01-31T09:30:00.000000Z"',
    )

/** A day without a time, in the calendar of whoever it is a day of. */
export const date = () =>
  z
    .string('must be a date in quotes such as "2026-01-31"')
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a date such as "2026-01-31"')

/** Any id: text, also where its owner counts. */
export const id = () => z.string('must be a text in quotes').min(1, 'must not be empty').max(128)

/** Words for people, such as a reason. */
export const words = () => z.string('must be a text in quotes').min(1, 'must not be empty')

/** A client order id: chosen by whoever submits, and safe in a path. */
export const clientOrderId = () =>
  z
    .string('must be a text in quotes')
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores')
