import type { z } from 'zod'
import { nearest } from './edit-distance.ts'
import { pathText, type KeyPath } from './key-path.ts'
import { shownValue } from './shown-value.ts'
import { suggestionFor } from './suggestion.ts'
import { valueAt } from './toml-table.ts'

/** Something that must change in a configuration before it can be used. */
export interface Problem {
  readonly path: KeyPath
  /** What must hold. */
  readonly rule: string
  /** What was found. */
  readonly found: string
  /** What to do. */
  readonly remedy?: string
}

/** Where a key was written. */
export interface Origin {
  readonly file: string
  readonly line: number
}

/** A problem as one line: `path: rule, was value; remedy (file:line)`. */
export function problemText({ path, rule, found, remedy }: Problem, origin?: Origin): string {
  const advice = remedy === undefined ? '' : `; ${remedy}`
  const place = origin === undefined ? '' : ` (${origin.file}:${origin.line})`
  return `${pathText(path)}: ${rule}, was ${found}${advice}${place}`
}

/** Everything that a schema finds wrong with a tree of tables. */
export function problemsOf(schema: z.ZodType, tree: unknown): readonly Problem[] {
  const parsed = schema.safeParse(tree)
  return parsed.success
    ? []
    : parsed.error.issues.flatMap(issue => problemsFrom(issue, schema, tree))
}

function problemsFrom(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  tree: unknown,
): readonly Problem[] {
  const path = issue.path.map(part => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: [...path, key],
      rule: 'must be a known setting',
      found: 'unknown',
      remedy: suggestionFor(schema, path, key),
    }))

  const value = valueAt(tree, path)
  const found = shownValue(path, value)
  const meant =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearest(value, issue.values.map(String))
      : undefined
  const remedy = meant === undefined ? {} : { remedy: `did you mean "${meant}"?` }
  return [{ path, rule: ruleOf(issue), found, ...remedy }]
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'a table',
  record: 'a table',
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${kinds[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map(value => JSON.stringify(value)).join(' or ')}`
  if (issue.code === 'too_small')
    return sizeRule(
      issue.origin,
      issue.inclusive === false ? 'more than' : 'at least',
      issue.minimum,
    )
  if (issue.code === 'too_big')
    return sizeRule(
      issue.origin,
      issue.inclusive === false ? 'less than' : 'at most',
      issue.maximum,
    )
  return issue.message
}

function sizeRule(origin: string, comparison: string, bound: number | bigint): string {
  if (origin === 'string') return 'must not be empty'
  if (origin === 'array') return 'must have at least one entry'
  return `must be ${comparison} ${bound}`
}
