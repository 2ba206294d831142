import type { Scaled } from './matching/types.ts'

const places = 8

/** Reads a plain decimal such as `2683.81` exactly; more than eight decimals are refused. */
export function parseDecimal(text: string): Scaled {
  const match = /^(\d+)(?:\.(\d{1,8}))?$/.exec(text)
  if (!match) {
    throw new TypeError(`a decimal must have digits and at most ${places} decimals, was "${text}"`)
  }
  return BigInt(`${match[1]}${(match[2] ?? '').padEnd(places, '0')}`)
}

/** Writes a scaled amount as a plain decimal without trailing zeros. */
export function formatDecimal(amount: Scaled): string {
  const digits = `${amount < 0n ? -amount : amount}`.padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  const sign = amount < 0n ? '-' : ''
  return `${sign}${digits.slice(0, -places)}${fraction ? `.${fraction}` : ''}`
}

/** A scaled amount as a number, for estimates. */
export const numberFrom = (amount: Scaled): number => Number(amount) / 10 ** places
