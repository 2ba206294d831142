import { createHash, randomBytes } from 'node:crypto'
import type { VenueEndpoint } from './endpoints.ts'

type Credentials = VenueEndpoint['credentials']

/** What the credentials of a venue look like. */
export interface CredentialShape {
  readonly secret: 'hex' | 'base64'
  readonly secretBytes: number
  /** Whether a third part belongs to them. */
  readonly passphrase?: boolean
}

/** Credentials that no other run of the sandbox accepts, of the venue's own shape. */
export const randomCredentials = (shape: CredentialShape): Credentials =>
  credentials(shape, bytes => randomBytes(bytes))

/** The same credentials each time, for a person who tries a bot against the sandbox: no secret, and no use elsewhere. */
export const demoCredentials = (venue: string, shape: CredentialShape): Credentials =>
  credentials(shape, (bytes, part) =>
    createHash('sha512').update(`sandbox demo ${part} of ${venue}`).digest().subarray(0, bytes),
  )

function credentials(
  { secret, secretBytes, passphrase }: CredentialShape,
  bytesOf: (bytes: number, part: string) => Buffer,
): Credentials {
  return {
    apiKey: bytesOf(32, 'key').toString('hex'),
    secret: bytesOf(secretBytes, 'secret').toString(secret),
    ...(passphrase && { passphrase: bytesOf(8, 'passphrase').toString('hex') }),
  }
}
