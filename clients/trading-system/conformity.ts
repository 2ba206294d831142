import type { z } from 'zod'
import { ContractBreach, type Asked } from './errors.ts'
import { scrubbed, shown } from './shown.ts'

/** What must be said of an answer that is wrong. */
export interface Answered extends Asked {
  /** What no error may show. */
  readonly secrets: readonly string[]
}

/** The answer, if it is what the contract says; throws a `ContractBreach` that names the first place where it is not. */
export function conforming(schema: z.ZodType, answer: unknown, answered: Answered): unknown {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const [first, ...others] = parsed.error.issues
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  const flaw = scrubbed(flawOf(first!, answer, answered.secrets), answered.secrets)
  throw new ContractBreach(
    `the answer of ${answered.endpoint} must be what the contract says: ${flaw}${more}; docs/trading-system.openapi.yaml says what an answer holds`,
    answered,
  )
}

function flawOf(issue: z.core.$ZodIssue, answer: unknown, secrets: readonly string[]): string {
  if (issue.code === 'unrecognized_keys')
    return `${pathText([...issue.path, issue.keys[0]!])} must be a field of the contract, was unknown`
  const found = shown(valueAt(answer, issue.path), secrets)
  return `${pathText(issue.path)} ${ruleOf(issue)}, was ${found}`
}

const kinds: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'an array',
  boolean: 'true or false',
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('must ')) return issue.message
  if (issue.code === 'invalid_type') return `must be ${kinds[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map(value => JSON.stringify(value)).join(' or ')}`
  if (issue.code === 'too_big') return `must have at most ${issue.maximum} characters`
  return `must be otherwise (${issue.message})`
}

function pathText(path: readonly PropertyKey[]): string {
  const parts = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
  return parts.join('').replace(/^\./, '') || 'it'
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    value,
  )
}
