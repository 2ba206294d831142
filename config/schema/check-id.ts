import { z } from 'zod'
import type { CheckId } from '../../core/check.ts'
import { phases } from '../../core/phases.ts'

const pattern = new RegExp(`^(${phases.join('|')})/[a-z0-9]+(-[a-z0-9]+)*$`)
const rule = 'must be the id of a check such as "execution/orphaned-orders"'

/** The id of a check, as far as its form and its phase tell. */
export const checkId = () =>
  z.custom<CheckId>(value => typeof value === 'string' && pattern.test(value), rule)

/** The same as plain text, which a JSON Schema can say. */
export const checkIdText = () => z.string().regex(pattern, rule)
