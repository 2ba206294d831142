import type { Exchange } from 'ccxt'
import { requestDeadlineMs } from './ccxt-instance.ts'
import { VenueRefused, VenueUnreachable } from './errors.ts'
import type { SignedAnswer, Signing } from './port.ts'
import type { Refusal, VenueProtocol } from './protocol.ts'
import type { Pacer } from './pacer.ts'
import type { SignedLane } from './signed-lane.ts'
import type { Answer, Transport } from './transport.ts'

interface Signer {
  readonly exchange: Exchange
  readonly protocol: VenueProtocol
  readonly transport: Transport
  readonly lane: SignedLane
  readonly pace: Pacer
}

/** What the venue said, and the refusal that it is. */
interface Reply {
  readonly answer: Answer
  readonly refusal: Refusal | undefined
}

/**
 * Sends a signed read, spoilt as asked after ccxt has signed it, and tells what the venue said to it. A venue that is
 * busy or broken has said nothing about the signature: that is thrown.
 */
export async function signedRead(signer: Signer, signing: Signing): Promise<SignedAnswer> {
  const { answer, refusal } = await replyTo(signer, signing)
  const { method, path, status } = answer
  if (!refusal && !signer.protocol.isSignedAnswer(answer.json))
    throw new VenueUnreachable(
      `${method} ${path} must answer with what was asked for, answered ${status} with something else`,
    )
  if (!refusal) return { accepted: true, status }
  if (refusal.kind === 'busy' || refusal.kind === 'ambiguous')
    throw new VenueRefused(`${method} ${path}`, status, refusal)
  return {
    accepted: false,
    status,
    refusal: `${refusal.code} ${refusal.words}`,
    refusedFor: subjectOf(refusal),
  }
}

function replyTo(signer: Signer, signing: Signing): Promise<Reply> {
  if (!signer.protocol.numbersRequests) return ask(signer, signing)
  return signer.lane.pass(async () => {
    // Only after a request with a higher number is an old number one that was used up.
    if (signing === 'stale') thrownIfRefused(await ask(signer, 'properly'))
    const reply = await ask(signer, signing)
    if (signing !== 'stale' && reply.refusal?.kind === 'timestamp') thrownIfRefused(reply)
    return reply
  })
}

async function ask(
  { exchange, protocol, transport, pace }: Signer,
  signing: Signing,
): Promise<Reply> {
  // Before it is signed, or its time or number would grow old meanwhile.
  await pace(protocol.weightOf?.('account'))
  const { url, method, headers, body } = protocol.signedRead(exchange, signing)
  const answer = await transport.send({
    url,
    method,
    headers,
    body,
    deadlineMs: requestDeadlineMs,
  })
  return { answer, refusal: protocol.refusalIn(answer) }
}

function thrownIfRefused({ answer, refusal }: Reply): void {
  if (refusal) throw new VenueRefused(`${answer.method} ${answer.path}`, answer.status, refusal)
}

function subjectOf({ kind }: Refusal): SignedAnswer['refusedFor'] {
  return kind === 'signature' || kind === 'timestamp' || kind === 'key' ? kind : 'other'
}
