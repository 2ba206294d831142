/** An exact amount: an integer of 10^-18, so that products of what venues quote stay exact. */
export type Amount = bigint

const places = 18
const one = 10n ** BigInt(places)

export const zero: Amount = 0n

/** Reads a plain decimal such as `-0.015`; throws TypeError for other text and for more than 18 decimals. */
export function parseAmount(text: string): Amount {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  const fraction = match?.[3]?.replace(/0+$/, '') ?? ''
  if (!match || fraction.length > places)
    throw new TypeError(
      `an amount must be a decimal with at most ${places} decimals, was "${text}"; round it where it was made`,
    )
  const digits = BigInt(`${match[2]}${fraction.padEnd(places, '0')}`)
  return match[1] === '-' ? -digits : digits
}

/** Writes an amount as a plain decimal without trailing zeros. */
export function formatAmount(amount: Amount): string {
  const digits = `${magnitude(amount)}`.padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  const sign = amount < 0n ? '-' : ''
  return `${sign}${digits.slice(0, -places)}${fraction ? `.${fraction}` : ''}`
}

/** A product; what lies past the eighteenth decimal is cut off. */
export const times = (left: Amount, right: Amount): Amount => (left * right) / one

/** A quotient; what lies past the eighteenth decimal is cut off. */
export const over = (dividend: Amount, divisor: Amount): Amount => (dividend * one) / divisor

export const magnitude = (amount: Amount): Amount => (amount < 0n ? -amount : amount)

export const smaller = (left: Amount, right: Amount): Amount => (left < right ? left : right)

/** Whether an amount is a whole number of steps; a step of nothing divides everything. */
export const isMultipleOf = (amount: Amount, step: Amount): boolean =>
  step === 0n || amount % step === 0n
