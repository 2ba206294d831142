import { keyNamed, type VenueKey } from '../keys.ts'
import type { VenueContext } from '../venue.ts'
import { refusals } from './errors.ts'
import type { Parameters } from './parameters.ts'
import { isSigned } from './signing.ts'

const receiveWindow = {
  range: '^([0-9]{1,5})(\\.[0-9]{1,3})?$',
  test: /^[0-9]{1,20}(\.[0-9]{1,3})?$/,
}
const defaultWindowMs = 5000
const greatestWindowMs = 60_000
const aheadMs = 1000

interface Signed {
  /** Whether the key must be one that may trade. */
  readonly trades: boolean
  readonly apiKey: string | undefined
  readonly parameters: Parameters
  /** What the client should have signed. */
  readonly payload: string
}

/** Who asked. */
export interface Authenticated {
  readonly key: VenueKey
  /** Refuses when the request has grown too old since. */
  readonly checkAge: () => void
}

/** Refuses a request that is not signed with one of the account's keys, or with one that may not do this. */
export function authenticate(
  context: VenueContext,
  { apiKey, trades, parameters, payload }: Signed,
): Authenticated {
  const key = checkedKey(context, apiKey)
  const { faults } = context
  const windowMs = Number(parameters.optional('recvWindow', receiveWindow) ?? defaultWindowMs)
  if (windowMs > greatestWindowMs) throw refusals.receiveWindow()
  const timestampMs = parameters.mandatoryTime('timestamp')
  if (faults.has('unverified-signature')) {
    parameters.optional('signature')
  } else {
    const signature = parameters.mandatory('signature')
    if (!isSigned(key.secret, payload, signature)) throw refusals.badSignature()
  }
  const checkAge = () => {
    if (faults.has('unchecked-timestamp')) return
    if (context.now() - timestampMs > windowMs) throw refusals.outsideWindow()
  }
  if (!faults.has('unchecked-timestamp') && timestampMs >= context.now() + aheadMs) {
    throw refusals.aheadOfServer()
  }
  checkAge()
  if (trades && !key.mayTrade) throw refusals.unknownKey()
  return { key, checkAge }
}

/** A key of another length than the venue's keys, or with other characters, is not even looked up. */
function checkedKey({ keys, faults }: VenueContext, apiKey: string | undefined): VenueKey {
  const wellFormed = apiKey?.length === keys[0].apiKey.length && /^[\w-]+$/.test(apiKey)
  if (!wellFormed) throw refusals.malformedKey()
  const key = keyNamed(keys, apiKey)
  if (!key || faults.has('revoked-key')) throw refusals.unknownKey()
  return key
}
