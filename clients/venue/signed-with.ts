import type { Exchange } from 'ccxt'
import type { SignedRequest } from './protocol.ts'
import { fieldIfAny, textField } from './published.ts'

interface Unsigned {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly params?: Readonly<Record<string, unknown>>
  /** The time or number to sign with instead of ccxt's own. */
  readonly nonce?: number | undefined
}

/** A private request as ccxt's own class signs it. */
export function signedWith(
  exchange: Exchange,
  { path, method, params = {}, nonce }: Unsigned,
): SignedRequest {
  const signer = nonce === undefined ? exchange : dated(exchange, nonce)
  const signed: unknown = signer.sign(path, 'private', method, { ...params })
  const body = fieldIfAny(signed, 'body')
  return {
    url: textField(signed, 'url'),
    method,
    headers: textsIn(fieldIfAny(signed, 'headers')),
    ...(typeof body === 'string' && { body }),
  }
}

/** The same exchange, at a time of our own. */
function dated(exchange: Exchange, nonce: number): Exchange {
  const signer = Object.create(exchange) as Exchange
  return Object.defineProperty(signer, 'nonce', { value: () => nonce })
}

/** The headers without one of them. */
export function withoutHeader(request: SignedRequest, name: string): SignedRequest {
  const headers = Object.entries(request.headers ?? {}).filter(([header]) => header !== name)
  return { ...request, headers: Object.fromEntries(headers) }
}

/** The headers with the first character of one changed for another of the same alphabet. */
export function withForgedHeader(request: SignedRequest, name: string): SignedRequest {
  const right = request.headers?.[name] ?? ''
  const forged = (right.startsWith('A') ? 'B' : 'A') + right.slice(1)
  return { ...request, headers: { ...request.headers, [name]: forged } }
}

const textsIn = (headers: unknown): Record<string, string> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    : {}
