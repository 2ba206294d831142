/**
 * A decimal string in its one shortest form: no superfluous zeros, no plus sign, no exponent (`0.010` is `0.01`,
 * `1e-3` is `0.001`, `-0` is `0`). Exact at any length. Throws `RangeError` on anything that is not a decimal number.
 */
export function canonicalDecimal(text: string): string {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text)
  if (!parts) throw new RangeError(`a decimal number must look like 0.01, was '${text}'`)

  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  const padded =
    point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(Math.max(point, digits.length), '0')
  const split = Math.max(point, 1)
  const integer = padded.slice(0, split).replace(/^0+(?=\d)/, '')
  const decimals = padded.slice(split).replace(/0+$/, '')
  const magnitude = decimals ? `${integer}.${decimals}` : integer
  return sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude
}

/** Whether two decimal strings are the same number, exactly: `0.010` and `0.01` are, `0.1` and `0.10000000000000001` are not. */
export const sameDecimal = (one: string, other: string): boolean =>
  canonicalDecimal(one) === canonicalDecimal(other)

/** Whether a decimal number that is not negative is a whole multiple of another, exactly; of 0 nothing but 0 is one. */
export function isMultipleOf(number: string, step: string): boolean {
  const [one, other] = [canonicalDecimal(number), canonicalDecimal(step)]
  const decimals = Math.max(decimalsOf(one), decimalsOf(other))
  const [count, size] = [scaled(one, decimals), scaled(other, decimals)]
  return size === 0n ? count === 0n : count % size === 0n
}

const decimalsOf = (canonical: string): number => canonical.split('.')[1]?.length ?? 0

const scaled = (canonical: string, decimals: number): bigint => {
  const [whole = '', fraction = ''] = canonical.split('.')
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}
