import type { Exchange } from 'ccxt'
import { requestDeadlineMs } from './ccxt-instance.ts'
import { VenueRefused, VenueUnreachable } from './errors.ts'
import type { SignedAnswer, Signing } from './port.ts'
import type { Refusal, VenueProtocol } from './protocol.ts'
import type { Transport } from './transport.ts'

interface Signer {
  readonly exchange: Exchange
  readonly protocol: VenueProtocol
  readonly transport: Transport
}

/**
 * Sends a signed read, spoilt as asked after ccxt has signed it, and tells what the venue said to it. A venue that is
 * busy or broken has said nothing about the signature: that is thrown.
 */
export async function signedRead(
  { exchange, protocol, transport }: Signer,
  signing: Signing,
): Promise<SignedAnswer> {
  const signed = protocol.signedRead(exchange, signing)
  const { url, method, headers, body } = signed
  const answer = await transport.send({ url, method, headers, body, deadlineMs: requestDeadlineMs })
  const refusal = protocol.refusalIn(answer)
  if (!refusal && !protocol.isSignedAnswer(answer.json))
    throw new VenueUnreachable(
      `${method} ${answer.path} must answer with what was asked for, answered ${answer.status} with something else`,
    )
  if (!refusal) return { accepted: true, status: answer.status }
  if (refusal.kind === 'busy' || refusal.kind === 'ambiguous')
    throw new VenueRefused(`${method} ${answer.path}`, answer.status, refusal)
  return {
    accepted: false,
    status: answer.status,
    refusal: `${refusal.code} ${refusal.words}`,
    refusedFor: subjectOf(refusal),
  }
}

function subjectOf({ kind }: Refusal): SignedAnswer['refusedFor'] {
  return kind === 'signature' || kind === 'timestamp' || kind === 'key' ? kind : 'other'
}
