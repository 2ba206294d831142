const powers = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)

/**
 * The number that a decimal text is nearest to, as `Number` gives it, several times as fast for texts such as `0.35210000`:
 * digits and a power of ten that are both exact are divided once. `NaN` of what is no decimal number, the empty text
 * included. Source: Clinger, "How to read floating point numbers accurately" (1990).
 */
export function decimalValue(text: string): number {
  const { length } = text
  let value = 0
  let dot = -1
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) value = value * 10 + (code - 48)
    else if (code === 46 && dot < 0) dot = at
    else return other(text)
  }
  if (value > Number.MAX_SAFE_INTEGER || length < 2) return other(text)
  if (dot < 0) return value
  const decimals = length - 1 - dot
  return decimals < powers.length ? value / powers[decimals]! : other(text)
}

/** What is short, long, signed or has an exponent. */
const other = (text: string): number => (text === '' ? Number.NaN : Number(text))
