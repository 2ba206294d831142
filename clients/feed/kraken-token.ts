import { turnFor } from '../budget/budget.ts'
import { VenueRefused } from '../venue/errors.ts'
import type { VenueTarget } from '../venue/port.ts'
import { krakenRefusal } from '../venue/protocols/kraken-refusals.ts'
import { krakenSignature } from '../venue/protocols/kraken-signing.ts'
import { field, textField } from '../venue/published.ts'
import { nextNumber, singleLane } from '../venue/signed-lane.ts'
import { openTransport } from '../venue/transport.ts'
import { credentialsOf } from './keys.ts'

const path = '/0/private/GetWebSocketsToken'
const deadlineMs = 5_000

/** A token for private streams, which Kraken gives over REST. */
export async function krakenToken(target: VenueTarget): Promise<string> {
  const { apiKey } = credentialsOf(target)
  return singleLane(apiKey).pass(() => asked(target, String(nextNumber())))
}

async function asked(target: VenueTarget, nonce: string): Promise<string> {
  const { apiKey, secret } = credentialsOf(target)
  await turnFor(new URL(target.rest).origin + path)
  const body = `nonce=${nonce}`
  const transport = openTransport(() => {})
  try {
    const answer = await transport.send({
      url: new URL(target.rest).origin + path,
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'API-Key': apiKey,
        'API-Sign': krakenSignature(secret, { path, nonce, body }),
      },
      body,
      deadlineMs,
    })
    const refusal = krakenRefusal(answer)
    if (refusal) throw new VenueRefused(`POST ${path}`, answer.status, refusal)
    return textField(field(answer.json, 'result'), 'token')
  } finally {
    await transport.close()
  }
}
