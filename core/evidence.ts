import type { Chart } from './chart.ts'
import type { Distribution } from './distribution.ts'

/** Where a limit comes from: the user's guide, a law, a standard, the venue's own rule, or our default without authority. */
export const basisKinds = ['guide', 'law', 'standard', 'venue', 'default'] as const

export interface Basis {
  readonly kind: (typeof basisKinds)[number]
  /** The document or reasoning, short enough for a table cell. */
  readonly source: string
}

/** A number from the configuration that a measurement is held against. */
export interface Limit {
  /** Dotted path of the setting, such as `limits.connectivity.clock_offset_ms`. */
  readonly path: string
  readonly value: number
  readonly unit: string
  /** Whether the measurement must stay at or below (`max`), or at or above (`min`), the value. */
  readonly bound: 'max' | 'min'
  readonly basis: Basis
}

/** One recorded fact: what was measured, in which unit, and the limit that it is held against, if any. */
export interface Observation {
  readonly name: string
  readonly value: number | string | boolean
  readonly unit?: string | undefined
  readonly limit?: Limit | undefined
  /** The sample behind it, in as many points as a plot needs; the value is then the sample's size. */
  readonly distribution?: Distribution | undefined
  /** What is drawn of it; the value is then the number of its points. */
  readonly chart?: Chart | undefined
}

/** An observation, as far as its limit cares. */
export interface Measured extends Pick<Observation, 'value'> {
  readonly limit?: Pick<Limit, 'value' | 'bound'> | undefined
}

/** Whether a bound measurement keeps its limit; an observation without a limit keeps it vacuously. */
export function withinLimit({ value, limit }: Measured): boolean {
  if (!limit) return true
  if (typeof value !== 'number' || Number.isNaN(value)) return false
  return limit.bound === 'max' ? value <= limit.value : value >= limit.value
}

/** Values that may be recorded: plain, finite and able to cross a thread boundary. */
export function describeUnrecordable(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value)
  return typeof value === 'string' || typeof value === 'boolean' ? undefined : typeof value
}
