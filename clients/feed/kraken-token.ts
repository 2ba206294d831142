import { request } from 'undici'
import { VenueRefused } from '../venue/errors.ts'
import type { VenueTarget } from '../venue/port.ts'
import { krakenRefusal } from '../venue/protocols/kraken-refusals.ts'
import { krakenSignature } from '../venue/protocols/kraken-signing.ts'
import { field, textField } from '../venue/published.ts'
import { growingNumbers, singleLane } from '../venue/signed-lane.ts'
import { userAgent } from '../venue/user-agent.ts'
import { parsed } from './frames.ts'
import { credentialsOf } from './keys.ts'

const path = '/0/private/GetWebSocketsToken'
const deadlineMs = 5_000

/** A token for private streams, which Kraken gives over REST. */
export function krakenToken(target: VenueTarget): Promise<string> {
  const nextNumber = growingNumbers()
  return singleLane().pass(() => asked(target, String(nextNumber())))
}

async function asked(target: VenueTarget, nonce: string): Promise<string> {
  const { apiKey, secret } = credentialsOf(target)
  const body = `nonce=${nonce}`
  const { statusCode: status, body: answer } = await request(new URL(target.rest).origin + path, {
    method: 'POST',
    headers: {
      ...userAgent,
      'content-type': 'application/x-www-form-urlencoded',
      'API-Key': apiKey,
      'API-Sign': krakenSignature(secret, { path, nonce, body }),
    },
    body,
    signal: AbortSignal.timeout(deadlineMs),
  })
  const text = await answer.text()
  const json = parsed(text)
  const refusal = krakenRefusal({
    method: 'POST',
    path,
    status,
    headers: {},
    text,
    json,
    sentAtMs: 0,
    roundTripMs: 0,
  })
  if (refusal) throw new VenueRefused(`POST ${path}`, status, refusal)
  return textField(field(json, 'result'), 'token')
}
