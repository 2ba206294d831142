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
