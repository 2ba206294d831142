import type { Limit, Observation } from '../core/evidence.ts'

const rounded = new Intl.NumberFormat('en', {
  maximumSignificantDigits: 6,
  useGrouping: 'min2',
})

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
