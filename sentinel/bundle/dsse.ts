import { sign, verify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { jsonIn } from './json-in.ts'

/** What the payload of our envelopes is: an in-toto statement. */
export const payloadType = 'application/vnd.in-toto+json'

const envelope = z.strictObject({
  payload: z.base64(),
  payloadType: z.string(),
  signatures: z.tuple([z.strictObject({ keyid: z.string(), sig: z.base64() })]),
})

/** An envelope that was read and whose signature was not looked at yet. */
export interface Envelope {
  readonly keyId: string
  readonly payload: Buffer
  readonly signature: Buffer
}

/**
 * Signs a payload with Ed25519 into a DSSE envelope, one line of JSON.
 * Source: https://github.com/secure-systems-lab/dsse, protocol 1.0.0.
 */
export function sealed(
  payload: Buffer,
  key: { readonly privateKey: KeyObject; keyId: string },
): string {
  const sig = sign(null, preAuthentication(payload), key.privateKey)
  return textOf({
    payload: payload.toString('base64'),
    payloadType,
    signatures: [{ keyid: key.keyId, sig: sig.toString('base64') }],
  })
}

/**
 * What stands in an envelope; throws a sentence where it is not as `sealed` writes it, to the byte. A base64 text has
 * more than one spelling, so the spelling is held, too.
 */
export function envelopeIn(text: string): Envelope {
  const { data } = envelope.safeParse(jsonIn(text))
  if (!data) throw new Error('must be a DSSE envelope with one signature, was not')
  const payload = Buffer.from(data.payload, 'base64')
  const { keyid: keyId, sig } = data.signatures[0]
  const signature = Buffer.from(sig, 'base64')
  const rewritten = textOf({
    payload: payload.toString('base64'),
    payloadType,
    signatures: [{ keyid: keyId, sig: signature.toString('base64') }],
  })
  if (rewritten !== text) throw new Error('must be as it was written, was altered')
  return { keyId, payload, signature }
}

/** Whether the holder of a key signed what the envelope holds. */
export const isSignedBy = (key: KeyObject, { payload, signature }: Envelope): boolean =>
  verify(null, preAuthentication(payload), key, signature)

/** DSSE's pre-authentication encoding: type and payload, each with its length in bytes. */
export function preAuthentication(payload: Buffer, type = payloadType): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `
  return Buffer.concat([Buffer.from(head), payload])
}

const textOf = (content: z.output<typeof envelope>): string => `${JSON.stringify(content)}\n`
