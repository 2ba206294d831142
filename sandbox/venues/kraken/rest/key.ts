import type { VenueKey } from '../../keys.ts'
import type { KrakenState } from '../state.ts'
import type { PrivateMethods } from './method.ts'

const rightsOf = ({ mayTrade }: VenueKey): readonly string[] => [
  'query-funds',
  'query-open-trades',
  'query-closed-trades',
  ...(mayTrade ? ['modify-trades', 'close-trades'] : []),
  'query-ledger',
  'create-ws-token',
]

/** The only address that the healthy key may be used from. */
const allowedAddress = '127.0.0.1'

/** What the key may do, and the tokens that it opens private channels with. */
export function keyMethods({ context, keys, tokens }: KrakenState): PrivateMethods {
  const createdSeconds = String(Math.floor(context.now() / 1000))
  return {
    GetApiKeyInfo: {
      cost: 1,
      answer: (_parameters, key) => {
        const { faults, now } = context
        const rights = rightsOf(key)
        return {
          apiKeyName: 'sandbox',
          apiKey: key.apiKey,
          nonce: String(keys.lastNonce(key)),
          nonceWindow: 0,
          permissions: faults.has('withdrawal-permission') ? [...rights, 'withdraw-funds'] : rights,
          iban: 'AA00 N84G 0000 0000',
          validUntil: '0',
          queryFrom: '0',
          queryTo: '0',
          createdTime: createdSeconds,
          modifiedTime: createdSeconds,
          ipAllowlist: faults.has('unrestricted-key') ? [] : [allowedAddress],
          lastUsed: String(Math.floor(now() / 1000)),
        }
      },
    },
    GetWebSocketsToken: { cost: 1, answer: (_parameters, key) => tokens.issue(key) },
  }
}
