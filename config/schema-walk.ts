import { z } from 'zod'
import type { KeyPath } from './key-path.ts'

/** What is inside defaults, options and transformations. */
export function inner(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return inner(schema.unwrap())
  if (schema instanceof z.ZodOptional) return inner(schema.unwrap())
  return schema instanceof z.ZodPipe ? inner(schema.in) : schema
}

/** The schema of the setting or section at a path; an index stands for any entry of an array. */
export function schemaAt(schema: z.core.$ZodType, path: KeyPath): z.core.$ZodType | undefined {
  let found: z.core.$ZodType = schema
  for (const part of path) {
    const here = inner(found)
    const next = typeof part === 'number' ? elementOf(here) : childOf(here, part)
    if (!next) return undefined
    found = next
  }
  return found
}

/** The keys of the section at a path. */
export function keysAt(schema: z.core.$ZodType, path: KeyPath): readonly string[] {
  const section = schemaAt(schema, path)
  const here = section && inner(section)
  return here instanceof z.ZodObject ? Object.keys(here.shape) : []
}

/** The paths of all settings and sections, with 0 for the entries of an array. */
export function pathsOf(schema: z.core.$ZodType, path: KeyPath = []): readonly KeyPath[] {
  const here = inner(schema)
  if (here instanceof z.ZodArray)
    return inner(here.element) instanceof z.ZodObject ? pathsOf(here.element, [...path, 0]) : []
  if (!(here instanceof z.ZodObject)) return []
  return Object.keys(here.shape).flatMap(key => {
    const child = childOf(here, key)
    const childPath: KeyPath = path.concat(key)
    return child ? [childPath].concat(pathsOf(child, childPath)) : []
  })
}

const elementOf = (schema: z.core.$ZodType): z.core.$ZodType | undefined =>
  schema instanceof z.ZodArray ? schema.element : undefined

function childOf(schema: z.core.$ZodType, key: string): z.core.$ZodType | undefined {
  if (!(schema instanceof z.ZodObject)) return undefined
  const child: unknown = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
  return child instanceof z.ZodType ? child : undefined
}
