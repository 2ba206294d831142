import { randomBytes } from 'node:crypto'
import type { VenueEndpoint } from './endpoints.ts'

type Credentials = VenueEndpoint['credentials']

/** Credentials that no other run of the sandbox accepts, as long as those of Binance. */
export const randomCredentials = (): Credentials => ({
  apiKey: randomBytes(32).toString('hex'),
  secret: randomBytes(32).toString('hex'),
})

/** The same credentials each time, for a person who tries a bot against the sandbox: no secret, and no use elsewhere. */
export const demoCredentials: Credentials = {
  apiKey: 'demo-key-of-the-sandbox-of-the-market-readiness-sentinel-0000000',
  secret: 'demo-secret-of-the-sandbox-of-the-market-readiness-sentinel-0000',
}
