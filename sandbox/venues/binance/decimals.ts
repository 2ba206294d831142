import { one } from '../../matching/scaled.ts'
import type { Scaled } from '../../matching/types.ts'

/** An amount as Binance writes it: a string with eight decimals. */
export function decimal(amount: Scaled): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(9, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -8)}.${digits.slice(-8)}`
}

/** An amount from digits with at most eight decimals that count; undefined when there are more. */
export function amountOf(text: string): Scaled | undefined {
  const [whole = '', fraction = ''] = text.split('.')
  const significant = fraction.replace(/0+$/, '')
  if (significant.length > 8) return undefined
  return BigInt(whole) * one + BigInt(significant.padEnd(8, '0'))
}

/** A change in percent of what it was, with three decimals, as the tickers write it. */
export function percentChange(from: Scaled, to: Scaled): string {
  if (from === 0n) return '0.000'
  const thousandths = ((to - from) * 100_000n) / from
  const digits = (thousandths < 0n ? -thousandths : thousandths).toString().padStart(4, '0')
  return `${thousandths < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`
}
