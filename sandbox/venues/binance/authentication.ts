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
  readonly apiKey: string | undefined
  readonly parameters: Parameters
  /** What the client should have signed. */
  readonly payload: string
}

/** Refuses a request that is not signed with the account's key; returns the check that it has not grown too old since. */
export function authenticate(
  context: VenueContext,
  { apiKey, parameters, payload }: Signed,
): () => void {
  checkKey(context, apiKey)
  const { faults } = context
  const windowMs = Number(parameters.optional('recvWindow', receiveWindow) ?? defaultWindowMs)
  if (windowMs > greatestWindowMs) throw refusals.receiveWindow()
  const timestampMs = parameters.mandatoryTime('timestamp')
  if (faults.has('unverified-signature')) {
    parameters.optional('signature')
  } else {
    const signature = parameters.mandatory('signature')
    if (!isSigned(context.credentials.secret, payload, signature)) throw refusals.badSignature()
  }
  const checkAge = () => {
    if (faults.has('unchecked-timestamp')) return
    if (context.now() - timestampMs > windowMs) throw refusals.outsideWindow()
  }
  if (!faults.has('unchecked-timestamp') && timestampMs >= context.now() + aheadMs) {
    throw refusals.aheadOfServer()
  }
  checkAge()
  return checkAge
}

/** A key of another length than the venue's keys, or with other characters, is not even looked up. */
function checkKey({ credentials, faults }: VenueContext, apiKey: string | undefined): void {
  const wellFormed = apiKey?.length === credentials.apiKey.length && /^[\w-]+$/.test(apiKey)
  if (!wellFormed) throw refusals.malformedKey()
  if (apiKey !== credentials.apiKey || faults.has('revoked-key')) throw refusals.unknownKey()
}
