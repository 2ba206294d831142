const longest = 60

/** Text without any of the secrets, as they are or as a URL writes them. */
export const scrubbed = (text: string, secrets: readonly string[]): string =>
  secrets
    .flatMap(secret => [secret, encodeURIComponent(secret)])
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)

/** A value as an error may quote it: short, and without secrets. */
export function shown(value: unknown, secrets: readonly string[]): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'function') return 'a function'
  const text = scrubbed(JSON.stringify(value) ?? typeof value, secrets)
  return text.length <= longest ? text : `${text.slice(0, longest)}…`
}
