import type { KeyLines } from './key-lines.ts'
import { pathKey, type KeyPath } from './key-path.ts'
import type { Origin } from './problem.ts'
import { emptyTable, isTable, isTables, type Table } from './toml-table.ts'

/** One file that was read. */
export interface Source {
  readonly file: string
  readonly table: Table
  readonly lines: KeyLines
}

/** Several files as one table that still knows where each key was written. */
export interface Merged {
  readonly table: Table
  /** Where the key at a path, or else the nearest table around it, was written. */
  readonly originOf: (path: KeyPath) => Origin | undefined
}

/** Puts files on top of each other, first one lowest: later files override keys, arrays of tables append. */
export function merge(sources: readonly Source[]): Merged {
  const origins: Origins = new Map()
  const table = emptyTable()
  for (const source of sources) addTable(table, source.table, { source, origins, from: [], to: [] })

  const first = sources[0]
  const start = first && { file: first.file, line: 1 }
  return { table, originOf: path => nearestOrigin(origins, path) ?? start }
}

/** The line is looked for only when somebody asks, that is, when something is wrong. */
type Origins = Map<string, () => Origin>

/** Where merging stands: the path in the file, and the path in the result, whose indices differ. */
interface Place {
  readonly source: Source
  readonly origins: Origins
  readonly from: KeyPath
  readonly to: KeyPath
}

function addTable(into: Table, table: Table, place: Place): void {
  for (const [key, value] of Object.entries(table)) {
    const here = step(place, key, key)
    const present = into[key]
    if (isTable(value)) {
      const target = isTable(present) ? present : emptyTable()
      into[key] = target
      addTable(target, value, here)
    } else if (isTables(value)) into[key] = appended(isTables(present) ? present : [], value, here)
    else {
      into[key] = value
      if (Array.isArray(value)) for (const index of value.keys()) step(here, index, index)
    }
  }
}

function appended(present: readonly Table[], added: readonly Table[], place: Place): Table[] {
  const copies = added.map((table, index) => {
    const copy = emptyTable()
    addTable(copy, table, step(place, index, present.length + index))
    return copy
  })
  return [...present, ...copies]
}

function step(place: Place, from: string | number, to: string | number): Place {
  const next = { ...place, from: [...place.from, from], to: [...place.to, to] }
  const { file, lines } = next.source
  next.origins.set(pathKey(next.to), () => ({ file, line: lines(next.from) }))
  return next
}

function nearestOrigin(origins: Origins, path: KeyPath): Origin | undefined {
  for (let length = path.length; length > 0; length--) {
    const origin = origins.get(pathKey(path.slice(0, length)))
    if (origin) return origin()
  }
  return undefined
}
