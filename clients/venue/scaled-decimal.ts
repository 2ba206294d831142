/** Decimals as whole numbers of 10^-18, so that orders are shaped without a float. */
const digits = 18

/** The number one. */
export const one = 10n ** BigInt(digits)

/** Reads a plain decimal; what lies past the eighteenth place is cut off. */
export function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits))
}

/** Writes a number that is not below zero without trailing zeros. */
export function text(value: bigint): string {
  const padded = value.toString().padStart(digits + 1, '0')
  const fraction = padded.slice(-digits).replace(/0+$/, '')
  return padded.slice(0, -digits) + (fraction ? `.${fraction}` : '')
}

export const ceilDivide = (dividend: bigint, divisor: bigint): bigint =>
  (dividend + divisor - 1n) / divisor

/** The next whole number of steps below; a step of nothing leaves it as it is. */
export const floorTo = (value: bigint, step: bigint): bigint =>
  step === 0n ? value : (value / step) * step

/** The next whole number of steps above; a step of nothing leaves it as it is. */
export const ceilTo = (value: bigint, step: bigint): bigint =>
  step === 0n ? value : ceilDivide(value, step) * step
