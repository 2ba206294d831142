import type { Limit, Observation } from '../core/evidence.ts'

/** Digits before the point are never rounded away: a count stays exact. */
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: 'min2' })
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 6, useGrouping: 'min2' })
const brief = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: 'min2' })

/** No clock of ours is so good that more than four digits of a span of time would mean anything. */
const spans: ReadonlySet<string> = new Set(['ns', 'µs', 'us', 'ms', 's', 'min', 'h', 'd'])

/** A number for reading, without its unit: four digits, where they say enough. */
export function numberWords(value: number): string {
  return (Math.abs(value) < 1e4 ? brief : whole).format(value)
}

/** What was measured, with its unit; rounded for reading, unless rounding would hide which side of its limit it is on. */
export function measuredWords({ value, unit, limit }: Observation): string {
  if (typeof value !== 'number') return withUnit(String(value), unit)
  const hidden =
    limit && value !== limit.value && rounded(value, unit) === rounded(limit.value, unit)
  return withUnit(hidden ? String(value) : rounded(value, unit), unit)
}

/** What is allowed, such as `at most 500 ms`. */
export function allowedWords({ value, unit, bound }: Limit): string {
  return `${bound === 'max' ? 'at most' : 'at least'} ${withUnit(short.format(value), unit)}`
}

/** Whose number a limit is, such as `guide: Exchange requirements`. */
export function basisWords({ basis }: Limit): string {
  return `${basis.kind}: ${basis.source}`
}

function rounded(value: number, unit: string | undefined): string {
  if (unit !== undefined && spans.has(unit)) return numberWords(value)
  return (Math.abs(value) < 1e6 ? short : whole).format(value)
}

const withUnit = (value: string, unit: string | undefined) => (unit ? `${value} ${unit}` : value)
