import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { manifestFile } from '../core/bundle-manifest.ts'
import type { KeptRun } from './run-folder.ts'

/** A setting as two runs are told apart by it. */
export type SettingValue = string | number | boolean
export type KeptSettings = Readonly<Record<string, SettingValue>>

const Manifest = z.object({ files: z.array(z.object({ path: z.string(), kind: z.string() })) })
const Configuration = z.object({ config: z.record(z.string(), z.unknown()) })

/**
 * Every setting that was in effect in a kept run by its dotted path, defaults included and secrets left out, from the
 * evidence of the run; undefined where the run left none that can be read. Entries of an array of tables go by their name
 * where each has one of its own, and by their place otherwise.
 */
export function keptSettings({ path }: KeptRun): KeptSettings | undefined {
  try {
    const { files } = Manifest.parse(jsonOf(join(path, manifestFile)))
    const file = files.find(({ kind }) => kind === 'configuration')
    if (!file) return undefined
    const { config } = Configuration.parse(jsonOf(join(path, file.path)))
    return Object.fromEntries(leavesOf(config, ''))
  } catch {
    return undefined
  }
}

const jsonOf = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

function leavesOf(value: unknown, path: string): readonly (readonly [string, SettingValue])[] {
  if (isTables(value))
    return value.flatMap((entry, index) =>
      leavesOf(entry, `${path}[${nameIn(value, entry) ?? index}]`),
    )
  if (Array.isArray(value)) return [[path, value.map(String).join(', ')]]
  if (isTable(value))
    return Object.entries(value).flatMap(([key, child]) =>
      leavesOf(child, path === '' ? key : `${path}.${key}`),
    )
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [[path, value]]
    : []
}

type Table = Readonly<Record<string, unknown>>

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTables = (value: unknown): value is readonly Table[] =>
  Array.isArray(value) && value.length > 0 && value.every(isTable)

function nameIn(entries: readonly Table[], entry: Table): string | undefined {
  const key = ['name', 'symbol', 'id'].find(
    one => new Set(entries.map(other => other[one])).size === entries.length,
  )
  return key === undefined ? undefined : String(entry[key])
}
