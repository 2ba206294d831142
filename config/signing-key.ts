import { createPrivateKey, type KeyObject } from 'node:crypto'
import { ConfigError } from './config-error.ts'
import type { Environment } from './default-references.ts'
import type { Config } from './schema.ts'
import { resolveSecret } from './secrets.ts'

const path = 'evidence.signing_key'

/** The key that signs evidence, if one is configured; throws a `ConfigError`, which never shows it. */
export function signingKey(
  { evidence: { signing_key: reference } }: Pick<Config, 'evidence'>,
  env: Environment = process.env,
): KeyObject | undefined {
  if (reference === undefined) return undefined
  const key = privateKeyIn(resolveSecret(reference, path, env))
  if (key?.asymmetricKeyType === 'ed25519') return key
  throw new ConfigError([
    `${path}: must refer to an Ed25519 private key in PEM (PKCS #8, without a passphrase), was ${reference}, which holds ${key ? `a key of the kind ${key.asymmetricKeyType}` : 'no key'}; make one with openssl genpkey -algorithm ed25519`,
  ])
}

function privateKeyIn(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem)
  } catch {
    return undefined
  }
}
