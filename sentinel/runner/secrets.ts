import type { Target } from '../../fixtures/provided.ts'

/** Shorter ones would tear words apart that have nothing to do with them. */
const shortestSecret = 6

/** Every secret that the workers were handed. */
export function secretsOf(targets: readonly Target[]): readonly string[] {
  const credentials = targets.flatMap(({ venues }) => venues.map(venue => venue.credentials ?? {}))
  return credentials
    .flatMap(parts => Object.values(parts) as readonly (string | undefined)[])
    .filter(value => value !== undefined && value.length >= shortestSecret) as readonly string[]
}

/** The same value with every secret in its texts struck out: whatever a check says, a report does not repeat it. */
export function withoutSecrets<Value>(value: Value, secrets: readonly string[]): Value {
  if (typeof value === 'string')
    return secrets.reduce<string>((text, secret) => text.replaceAll(secret, '…'), value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((item: unknown) => withoutSecrets(item, secrets)) as Value
  const entries = Object.entries(value).map(([key, child]: [string, unknown]) => [
    key,
    withoutSecrets(child, secrets),
  ])
  return Object.fromEntries(entries) as Value
}
