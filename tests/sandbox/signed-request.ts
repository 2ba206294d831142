import { createHmac } from 'node:crypto'
import type { VenueEndpoint } from '../../sandbox/endpoints.ts'

/** Sends a signed request to the sandbox's Binance, as Binance documents it. */
export async function signedRequest(
  { rest, credentials }: VenueEndpoint,
  method: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Response> {
  const query = new URLSearchParams({ ...parameters, timestamp: `${Date.now()}` }).toString()
  const signature = createHmac('sha256', credentials.secret).update(query).digest('hex')
  const headers = { 'x-mbx-apikey': credentials.apiKey }
  return fetch(`${rest}${path}?${query}&signature=${signature}`, { method, headers })
}
