import type { Refusal } from './protocol.ts'
import type { Answer } from './transport.ts'

/** A refusal without the venue's own reason: it comes from something in front of the venue. */
export const reasonless = ({ status, headers }: Answer): Refusal => ({
  code: String(status),
  words: `without a reason (${headers['content-type'] ?? 'no content type'})`,
  kind: status >= 500 ? 'ambiguous' : 'busy',
})
