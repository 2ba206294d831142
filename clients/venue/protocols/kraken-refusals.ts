import type { Refusal, RefusalKind } from '../protocol.ts'
import { fieldIfAny } from '../published.ts'
import { reasonless } from '../reasonless.ts'
import type { Answer } from '../transport.ts'

/** Kraken's words, beginning with whom they concern. A lock-out proves nothing about the request that it meets. */
const kinds: readonly (readonly [words: RegExp, kind: RefusalKind])[] = [
  [/^EAPI:Invalid signature/, 'signature'],
  [/^EAPI:Invalid nonce/, 'timestamp'],
  [/^EAPI:Invalid (key|token)|:Permission denied/, 'key'],
  [/rate limit exceeded|^EService: ?Throttled|Too many requests|Temporary lockout/i, 'busy'],
  [/^EService:(Unavailable|Busy|Timeout)|^EGeneral:Internal error/, 'ambiguous'],
  [/^EOrder:Post only order/, 'would-take'],
  [/^EOrder:.*(Duplicate|cl_ord_id)/i, 'duplicate-client-order-id'],
  [/^EOrder:(Unknown order|Invalid order$)/, 'unknown-order'],
]

/** Kraken's no: words in `error`, with 200; any other status comes from what stands in front of it. */
export function krakenRefusal(answer: Answer): Refusal | undefined {
  const { status, json } = answer
  const [first, ...others] = errorsIn(json)
  if (first === undefined && status < 300) return undefined
  if (first === undefined) return reasonless(answer)
  const colon = first.indexOf(':')
  const code = colon < 0 ? String(status) : first.slice(0, colon)
  return {
    code,
    words: [first.slice(colon + 1), ...others].join(', '),
    kind: kindOf(status, first),
  }
}

/** Kraken asks for less with 200, and shuts out by a lock-out. */
export function krakenRestraint({ status, json }: Answer): 'slow-down' | 'ban' | undefined {
  const errors = errorsIn(json)
  if (errors.some(words => words.includes('Temporary lockout'))) return 'ban'
  const isAsked = errors.some(words => /rate limit|too many requests|throttled/i.test(words))
  return isAsked || status === 429 ? 'slow-down' : undefined
}

function kindOf(status: number, words: string): RefusalKind {
  if (status >= 500) return 'ambiguous'
  if (status === 429) return 'busy'
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
}

/** Warnings begin with a W and refuse nothing. */
function errorsIn(json: unknown): readonly string[] {
  const errors = fieldIfAny(json, 'error')
  if (!Array.isArray(errors)) return []
  return errors.filter(words => typeof words === 'string').filter(words => !words.startsWith('W'))
}
