const decimals = 12
const plain = /^\d+(?:\.\d{1,12})?$/
const nothing = /^[0.]*$/

/** A plain decimal times 10^12, exactly; whatever a venue sends else as a price is refused with a `TypeError`. */
export function scaled(text: string): bigint {
  if (!plain.test(text)) {
    throw new TypeError(`a price must be a plain decimal, was ${text.slice(0, 40)}`)
  }
  const dot = text.indexOf('.')
  if (dot === -1) return BigInt(text) * 10n ** BigInt(decimals)
  return BigInt(text.slice(0, dot) + text.slice(dot + 1).padEnd(decimals, '0'))
}

/** Whether a quantity says that a level is gone. */
export const isNothing = (quantity: string): boolean => nothing.test(quantity)
