import type { Refusal, RefusalKind } from '../protocol.ts'
import { fieldIfAny } from '../published.ts'
import { reasonless } from '../reasonless.ts'
import type { Answer } from '../transport.ts'

/** Coinbase Exchange has no codes, only words, and has changed the status that goes with some of them. */
const kinds: readonly (readonly [words: RegExp, kind: RefusalKind])[] = [
  [/rate limit exceeded/i, 'busy'],
  [/timestamp/i, 'timestamp'],
  [/invalid signature|CB-ACCESS-SIGN/i, 'signature'],
  [/invalid api key|invalid passphrase|CB-ACCESS-(KEY|PASSPHRASE)/i, 'key'],
  [/^(forbidden|unauthorized\.?)$/i, 'key'],
  [/duplicate/i, 'duplicate-client-order-id'],
  [/order not found|order already done|^notfound$/i, 'unknown-order'],
  [/under maintenance/i, 'ambiguous'],
]

/** Coinbase Exchange's no: a status from 400 on, or an order that it answers with 200 and has rejected. */
export function coinbaseRefusal(answer: Answer): Refusal | undefined {
  const { status, json } = answer
  if (status < 300) return rejectedOrder(answer)
  const words = fieldIfAny(json, 'message')
  if (typeof words !== 'string') return reasonless(answer)
  return { code: String(status), words, kind: kindOf(status, words) }
}

/** 429 asks for less; the venue publishes no ban. */
export function coinbaseRestraint({ status }: Answer): 'slow-down' | undefined {
  return status === 429 ? 'slow-down' : undefined
}

function rejectedOrder({ method, path, json }: Answer): Refusal | undefined {
  if (method !== 'POST' || !path.endsWith('/orders')) return undefined
  if (fieldIfAny(json, 'status') !== 'rejected') return undefined
  const reason = fieldIfAny(json, 'reject_reason')
  const words = typeof reason === 'string' ? reason : 'without a reason'
  return { code: 'rejected', words, kind: /post.only/i.test(words) ? 'would-take' : 'other' }
}

function kindOf(status: number, words: string): RefusalKind {
  if (status >= 500) return 'ambiguous'
  if (status === 429) return 'busy'
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
}
