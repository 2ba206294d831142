import { createPublicKey, type KeyObject } from 'node:crypto'
import { sha256 } from './sha256.ts'

/** A key with which manifests are signed, and what a manifest says of it. */
export interface Signer {
  readonly privateKey: KeyObject
  readonly keyId: string
  /** SubjectPublicKeyInfo (DER) in base64. */
  readonly publicKey: string
  /** The private key as a text, which must appear in no other. */
  readonly pem: string
}

export function signerOf(privateKey: KeyObject): Signer {
  const der = derOf(createPublicKey(privateKey))
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  return { privateKey, keyId: sha256(der), publicKey: der.toString('base64'), pem }
}

/** Name of a public key: SHA-256 of its SubjectPublicKeyInfo (DER). */
export const keyIdOf = (publicKey: KeyObject): string => sha256(derOf(publicKey))

/** The public key that a manifest names; undefined if it is no Ed25519 key. */
export function namedKey(publicKey: string): KeyObject | undefined {
  try {
    const der = Buffer.from(publicKey, 'base64')
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined
  }
}

const derOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' })
