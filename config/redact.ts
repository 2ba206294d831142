import { isSecretName } from '../core/secret-name.ts'
import { secretReferencePattern } from './schema/secret-reference.ts'

const hidden = '(not shown)'

/** A copy of a configuration, or of any part of it, that may be printed: references stay, everything secret goes. */
export const redacted = (value: unknown): unknown => redactedAt('', value)

function redactedAt(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => redactedAt(key, item))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, child]: [string, unknown]) => [
        name,
        redactedAt(name, child),
      ]),
    )
  if (typeof value !== 'string') return value
  if (isSecretName(key)) return secretReferencePattern.test(value) ? value : hidden
  return value.replace(/\/\/[^/?#\s]*@/, `//${hidden}@`).replace(/\?\S*=\S*/, `?${hidden}`)
}
