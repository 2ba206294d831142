import type { IncomingMessage } from 'node:http'
import { header } from '../requests.ts'
import { keyNamed, type VenueKey } from '../keys.ts'
import type { VenueContext } from '../venue.ts'
import { refusals } from './refusal.ts'
import { isSigned } from './signing.ts'

const windowMs = 30_000

/** What a client sends to prove who it is; the text of its timestamp counts, not its value. */
export interface Proof {
  readonly key: string | undefined
  readonly signature: string | undefined
  readonly timestamp: string | undefined
  readonly passphrase: string | undefined
}

const headerNames = {
  key: 'CB-ACCESS-KEY',
  signature: 'CB-ACCESS-SIGN',
  timestamp: 'CB-ACCESS-TIMESTAMP',
  passphrase: 'CB-ACCESS-PASSPHRASE',
} as const satisfies Record<keyof Proof, string>

/** The proof in the headers of a request. */
export const proofOf = (request: IncomingMessage): Proof => ({
  key: header(request, 'cb-access-key'),
  signature: header(request, 'cb-access-sign'),
  timestamp: header(request, 'cb-access-timestamp'),
  passphrase: header(request, 'cb-access-passphrase'),
})

/** Refuses whoever has no key of the account, and returns the key; `text` is what should have been signed, after the timestamp. */
export function authenticate(
  { keys, faults, now }: VenueContext,
  proof: Proof,
  text: string,
): VenueKey {
  const isVerified = !faults.has('unverified-signature')
  const key = present(proof, 'key')
  const signature = isVerified ? present(proof, 'signature') : ''
  const timestamp = present(proof, 'timestamp')
  const passphrase = present(proof, 'passphrase')
  const known = keyNamed(keys, key)
  if (!known || faults.has('revoked-key')) throw refusals.unknownKey()
  if (passphrase !== known.passphrase) throw refusals.passphrase()
  if (!/^\d+(\.\d*)?$/.test(timestamp)) throw refusals.invalidTimestamp()
  if (!faults.has('unchecked-timestamp')) {
    const ageMs = now() - Number(timestamp) * 1000
    if (Math.abs(ageMs) > windowMs) throw refusals.expiredTimestamp()
  }
  if (isVerified && !isSigned(known.secret, timestamp + text, signature)) {
    throw refusals.signature()
  }
  return known
}

function present(proof: Proof, part: keyof Proof): string {
  const value = proof[part]
  if (!value) throw refusals.missingHeader(headerNames[part])
  return value
}
