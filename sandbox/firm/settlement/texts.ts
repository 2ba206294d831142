import type { DeskTrade } from './desk-trades.ts'

/** An instant as the trading-system contract writes it. */
export const instant = (atMs: number): string => new Date(atMs).toISOString().replace('Z', '000Z')

/** A whole number of the last of so many decimals, as a decimal. */
export function scaledText(amount: bigint, decimals: number): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(decimals + 1, '0')
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - decimals)
  return `${amount < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** What a trade brings and takes, signed: units with its decimals, and money with two more. */
export function amountOf({ isBuy, quantity, priceCents }: DeskTrade): {
  readonly quantity: bigint
  readonly amount: bigint
} {
  const money = quantity * priceCents
  return isBuy ? { quantity, amount: -money } : { quantity: -quantity, amount: money }
}
