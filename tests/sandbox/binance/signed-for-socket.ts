import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { signatureOf, sortedPayload } from '../../../sandbox/venues/binance/signing.ts'

/** Parameters with what the WebSocket API wants to be signed with. */
export function signedForSocket({ credentials }: VenueEndpoint, parameters: object): object {
  const all = { ...parameters, apiKey: credentials.apiKey, timestamp: Date.now() }
  const texts = new Map(Object.entries(all).map(([name, value]) => [name, String(value)]))
  return { ...all, signature: signatureOf(credentials.secret, sortedPayload(texts)) }
}
