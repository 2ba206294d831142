import { z } from 'zod'
import type { Basis, Limit } from '../../core/evidence.ts'

/** What a setting says about itself beside its type, bounds and default; it is all the documentation there is. */
export interface SettingMeta {
  readonly description: string
  readonly unit?: string
  readonly bound?: Limit['bound']
  readonly basis?: Basis
}

/** Attaches a setting's description and unit, for the messages and the generated documents. */
export const setting = <Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  unit?: string,
): Schema => schema.meta({ description, ...(unit === undefined ? {} : { unit }) })

/** A limit with everything that a report must say about it. */
export interface LimitSetting extends Required<SettingMeta> {
  readonly value: number
  /** Smallest and largest value that may be configured. */
  readonly from: number
  readonly to: number
}

/** A number that measurements are held against, with where its default comes from. */
export const limit = ({ value, from, to, ...meta }: LimitSetting) =>
  z
    .number()
    .min(from)
    .max(to)
    .default(value)
    .meta({ ...meta })

/** Text that says something. */
export const words = () => z.string().min(1)
