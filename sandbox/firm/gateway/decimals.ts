/** The shortest plain text of a decimal: no exponent, no padding. */
export function decimalText(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim())
  if (!match) throw new RangeError(`a decimal must be digits with a point, was ${text}`)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const padded =
    point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(Math.max(point, digits.length), '0')
  const at = Math.max(point, 0)
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0'
  const right = padded.slice(at).replace(/0+$/, '')
  const plain = right === '' ? left : `${left}.${right}`
  return plain === '0' ? plain : sign + plain
}

interface Scaled {
  readonly digits: bigint
  readonly places: number
}

function scaledOf(text: string): Scaled {
  const [whole = '', fraction = ''] = decimalText(text).split('.')
  return { digits: BigInt(whole + fraction), places: fraction.length }
}

/** What decimals add up to, to the last digit. */
export function sum(...decimals: readonly string[]): string {
  const scaled = decimals.map(scaledOf)
  const places = Math.max(...scaled.map(each => each.places))
  const total = scaled
    .map(each => each.digits * 10n ** BigInt(places - each.places))
    .reduce((left, right) => left + right)
  return decimalText(textOf(total, places))
}

export const difference = (left: string, right: string): string =>
  sum(left, right.startsWith('-') ? right.slice(1) : `-${right}`)

export function product(left: string, right: string): string {
  const [one, other] = [scaledOf(left), scaledOf(right)]
  return decimalText(textOf(one.digits * other.digits, one.places + other.places))
}

function textOf(digits: bigint, places: number): string {
  const sign = digits < 0n ? '-' : ''
  const padded = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  return `${sign}${padded.slice(0, padded.length - places)}.${padded.slice(padded.length - places)}`
}
