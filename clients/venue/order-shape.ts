import type { InstrumentRules } from './port.ts'

const digits = 18
const one = 10n ** BigInt(digits)

/** How far below the best bid a probe order rests: far from any fill, inside the price bands that venues set. */
const distancePct = 20n

/** A price on the instrument's tick, 20 % below the best bid: rests, and is not filled by ordinary moves. */
export function restingPrice(bestBid: string, { tickSize }: InstrumentRules): string {
  return text(floorTo((scaled(bestBid) * (100n - distancePct)) / 100n, scaled(tickSize)))
}

/** The smallest quantity, in base units, that the instrument's rules accept at this price. */
export function smallestQuantity(price: string, rules: InstrumentRules): string {
  const forNotional = ceilDivide(scaled(rules.minNotional) * one, scaled(price))
  const least = forNotional > scaled(rules.minQuantity) ? forNotional : scaled(rules.minQuantity)
  return text(ceilTo(least, scaled(rules.lotSize)))
}

/** Price times quantity, as a decimal string of the quote asset. */
export function notionalOf(price: string, quantity: string): string {
  return text((scaled(price) * scaled(quantity)) / one)
}

function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits))
}

function text(value: bigint): string {
  const padded = value.toString().padStart(digits + 1, '0')
  const fraction = padded.slice(-digits).replace(/0+$/, '')
  return padded.slice(0, -digits) + (fraction ? `.${fraction}` : '')
}

const ceilDivide = (dividend: bigint, divisor: bigint) => (dividend + divisor - 1n) / divisor
const floorTo = (value: bigint, step: bigint) => (step === 0n ? value : (value / step) * step)
const ceilTo = (value: bigint, step: bigint) =>
  step === 0n ? value : ceilDivide(value, step) * step
