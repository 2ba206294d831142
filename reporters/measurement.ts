import type { Limit, Observation } from '../core/evidence.ts'

/** Six digits say enough, but those before the point are never rounded away: a count stays exact. */
const rounded = {
  format: (value: number) => (Math.abs(value) < 1e6 ? short : whole).format(value),
}
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 6, useGrouping: 'min2' })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: 'min2' })

/** A number for reading, without its unit: four digits where they say enough. */
export function numberWords(value: number): string {
  return (Math.abs(value) < 1e4 ? brief : whole).format(value)
}
const brief = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: 'min2' })

/** What was measured, with its unit; rounded for reading, unless rounding would hide which side of its limit it is on. */
export function measuredWords({ value, unit, limit }: Observation): string {
  if (typeof value !== 'number') return withUnit(String(value), unit)
  const hidden =
    limit && value !== limit.value && rounded.format(value) === rounded.format(limit.value)
  return withUnit(hidden ? String(value) : rounded.format(value), unit)
}

/** What is allowed, such as `at most 500 ms`. */
export function allowedWords({ value, unit, bound }: Limit): string {
  return `${bound === 'max' ? 'at most' : 'at least'} ${withUnit(rounded.format(value), unit)}`
}

/** Whose number a limit is, such as `guide: Exchange requirements`. */
export function basisWords({ basis }: Limit): string {
  return `${basis.kind}: ${basis.source}`
}

const withUnit = (value: string, unit: string | undefined) => (unit ? `${value} ${unit}` : value)
