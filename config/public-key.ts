import { createPublicKey, type KeyObject } from 'node:crypto'

/** The Ed25519 public key in a PEM text; throws a sentence where there is none. */
export function publicKeyIn(pem: string): KeyObject {
  if (pem.includes('PRIVATE KEY'))
    throw new Error('must be a public key, was a private one: keep that where runs are signed')
  const key = readable(pem)
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new Error(
      `must be an Ed25519 public key in PEM, was ${key ? `of the kind ${key.asymmetricKeyType}` : 'not a key'}`,
    )
  return key
}

function readable(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem)
  } catch {
    return undefined
  }
}
