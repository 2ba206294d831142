import { severities } from '../../core/check.ts'
import { outcomes } from '../../core/outcome.ts'
import { phases } from '../../core/phases.ts'
import type { Target } from '../../fixtures/provided.ts'
import { withoutCredentials } from './credential-shapes.ts'

/** Shorter ones would tear words apart that have nothing to do with them. */
const shortestSecret = 6

/** A report without these would be none; whoever chose one of them for a secret has chosen none either. */
const vocabulary: readonly string[] = [...phases, ...outcomes, ...severities]

/** Every secret that the workers were handed, and every other, in each spelling in which a text may quote it. */
export function secretsOf(
  targets: readonly Pick<Target, 'venues' | 'firmAccounts' | 'tradingSystem'>[],
  others: readonly string[] = [],
): readonly string[] {
  const held = targets.flatMap(({ venues, firmAccounts = [], tradingSystem }) => [
    ...[...venues, ...firmAccounts].map(venue => venue.credentials ?? {}),
    tradingSystem && 'token' in tradingSystem ? { token: tradingSystem.token } : {},
  ])
  const values = held.flatMap(parts => Object.values(parts) as readonly (string | undefined)[])
  return spellingsOf([...values.filter(value => value !== undefined), ...others])
}

/**
 * The ways in which a text may quote these secrets: as they are, in an address, in JSON, in base64, or a line of them.
 * Longest first, so that none is torn apart by another that it contains.
 */
function spellingsOf(secrets: readonly string[]): readonly string[] {
  const spellings = secrets.flatMap(secret => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
    ...secret.split('\n').map(line => line.trim()),
  ])
  return [...new Set(spellings)]
    .filter(isSecret)
    .toSorted((one, other) => other.length - one.length)
}

/** Neither too short, nor a word of every report, nor the frame of a PEM text. */
const isSecret = (text: string): boolean =>
  text.length >= shortestSecret &&
  !vocabulary.some(word => word.includes(text)) &&
  !/^-----[A-Z ]+-----$/.test(text)

/**
 * The same value with every secret in its texts struck out, and whatever else looks like one: what a check says, a
 * report does not repeat.
 */
export function withoutSecrets<Value>(value: Value, secrets: readonly string[]): Value {
  if (typeof value === 'string')
    return withoutCredentials(
      secrets.reduce<string>((text, secret) => text.replaceAll(secret, '…'), value),
    ) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((item: unknown) => withoutSecrets(item, secrets)) as Value
  const entries = Object.entries(value).map(([key, child]: [string, unknown]) => [
    key,
    withoutSecrets(child, secrets),
  ])
  return Object.fromEntries(entries) as Value
}
