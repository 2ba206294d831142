import { isSecretName } from '../core/secret-name.ts'
import type { KeyPath } from './key-path.ts'
import { isTable } from './toml-table.ts'

/** A user name in a URL, or a query: both are where people put keys. */
const secretInUrl = /\/\/[^/?#\s]*@|\?\S*=/
const longest = 60

/** A value as an error may quote it: short, and nothing of it where it could be a secret. */
export function shownValue(path: KeyPath, value: unknown): string {
  if (value === undefined) return 'missing'
  if (path.some(part => typeof part === 'string' && isSecretName(part)))
    return 'a value that is not shown'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array'
  if (value instanceof Date) return 'a date'
  if (isTable(value)) return 'a table'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return `a ${typeof value}`
  if (secretInUrl.test(value)) return 'a URL that is not shown'
  const text = JSON.stringify(value)
  return text.length <= longest ? text : `${text.slice(0, longest)}…`
}
