/** A table as the TOML parser makes it. */
export type Table = Record<string, unknown>

/** Whether a value is a table, rather than an array, a date or a plain value. */
export function isTable(value: unknown): value is Table {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** Whether a value is an array that holds tables and nothing else. */
export const isTables = (value: unknown): value is readonly Table[] =>
  Array.isArray(value) && value.length > 0 && value.every(isTable)

/** A table without entries: it has no prototype, so that a key such as `__proto__` is a key like any other. */
export const emptyTable = (): Table => ({ __proto__: null })

/** The value at a path, if the path leads anywhere. */
export function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return value
}
