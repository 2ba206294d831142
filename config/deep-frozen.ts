/** Freezes a value and everything in it, so that nobody can change a configuration for somebody else. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  for (const child of Object.values(value)) deepFrozen(child)
  return Object.freeze(value)
}
