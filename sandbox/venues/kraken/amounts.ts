import { formatDecimal } from '../../decimal.ts'
import type { Scaled } from '../../matching/types.ts'

const places = 8

/** An amount with so many decimals, what lies past them cut off. */
export function fixed(amount: Scaled, decimals: number): string {
  const digits = `${amount < 0n ? -amount : amount}`.padStart(places + 1, '0')
  const fraction = digits.slice(-places).padEnd(decimals, '0').slice(0, decimals)
  const sign = amount < 0n ? '-' : ''
  return `${sign}${digits.slice(0, -places)}${decimals > 0 ? `.${fraction}` : ''}`
}

/** An amount with at least so many decimals, and more where cutting them off would change it. */
export function padded(amount: Scaled, least: number): string {
  return fixed(amount, Math.max(least, decimalsOf(amount)))
}

/** How many decimals an amount needs: those of a tick or lot size. */
export const decimalsOf = (amount: Scaled): number =>
  formatDecimal(amount).split('.')[1]?.length ?? 0

/** Reads what a client sends as an amount; undefined when it is none, or finer than the venue counts. */
export function amountOf(text: string): Scaled | undefined {
  const match = /^(\d{1,20})?(?:\.(\d+))?$/.exec(text)
  const whole = match?.[1] ?? ''
  const fraction = (match?.[2] ?? '').replace(/0+$/, '')
  if (!match || whole + (match[2] ?? '') === '' || fraction.length > places) return undefined
  return BigInt(`${whole}${fraction.padEnd(places, '0')}`)
}

/** A number as JSON has it, written out as plain decimals. */
export function plainNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text
}
