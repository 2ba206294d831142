import { fieldIfAny } from '../published.ts'
import type { Refusal, RefusalKind } from '../protocol.ts'
import { reasonless } from '../reasonless.ts'
import type { Answer } from '../transport.ts'

const kinds: Readonly<Record<string, RefusalKind>> = {
  '-1000': 'ambiguous',
  '-1001': 'ambiguous',
  '-1006': 'ambiguous',
  '-1007': 'ambiguous',
  '-1003': 'busy',
  '-1008': 'busy',
  '-1015': 'busy',
  '-1021': 'timestamp',
  '-1022': 'signature',
  '-1002': 'key',
  '-2014': 'key',
  '-2015': 'key',
  '-2011': 'unknown-order',
  '-2013': 'unknown-order',
}

/** -2010 says that an order was rejected, and only its words say why. */
const rejections: Readonly<Record<string, RefusalKind>> = {
  'Order would immediately match and take.': 'would-take',
  'Duplicate order sent.': 'duplicate-client-order-id',
}

/** Binance's no: any status from 400 on; one without its JSON comes from a proxy in front of it. */
export function binanceRefusal(answer: Answer): Refusal | undefined {
  const { status, json } = answer
  if (status < 300) return undefined
  const code = fieldIfAny(json, 'code')
  const message = fieldIfAny(json, 'msg')
  if (typeof code !== 'number' || typeof message !== 'string') return reasonless(answer)
  return { code: String(code), words: message, kind: kindOf(status, String(code), message) }
}

function kindOf(status: number, code: string, words: string): RefusalKind {
  if (status >= 500) return 'ambiguous'
  if (status === 429 || status === 418) return 'busy'
  if (code === '-1102' && words.includes("'signature'")) return 'signature'
  return (code === '-2010' ? rejections[words] : kinds[code]) ?? 'other'
}

/** 429 asks for less, 418 has shut the address out. */
export function binanceRestraint({ status }: Answer): 'slow-down' | 'ban' | undefined {
  if (status === 418) return 'ban'
  return status === 429 ? 'slow-down' : undefined
}
