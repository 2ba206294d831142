import { formatDecimal } from '../../decimal.ts'
import type { Scaled } from '../../matching/types.ts'

const places = 8

/** An amount with eight decimals, as prices and sizes of stored orders are written. */
export function eight(amount: Scaled): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** An amount with sixteen decimals, as balances and fees are written. */
export const sixteen = (amount: Scaled): string => `${eight(amount)}00000000`

/** An amount with as many decimals as a step has, as the prices of a book are written. */
export function inStepsOf(step: Scaled, amount: Scaled): string {
  const decimals = formatDecimal(step).split('.')[1]?.length ?? 0
  const text = eight(amount)
  return decimals === 0
    ? text.slice(0, -places - 1)
    : text.slice(0, text.length - places + decimals)
}

/** A fee rate, which has four decimals at least. */
export function rateText(rate: Scaled): string {
  const [whole, fraction = ''] = formatDecimal(rate).split('.')
  return `${whole}.${fraction.padEnd(4, '0')}`
}
