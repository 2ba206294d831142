/** The keys and JSON types of a value, without its content; decimals in strings are told from other strings. */
export function shapeOf(value: unknown): unknown {
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]))
  }
  if (typeof value === 'string' && /^-?\d+\.\d{8}$/.test(value)) return 'decimal'
  return Number.isInteger(value) ? 'integer' : typeof value
}
