import {
  AuthenticationError,
  BadSymbol,
  DDoSProtection,
  NetworkError,
  OperationFailed,
  RequestTimeout,
} from 'ccxt'
import { expect, test } from 'vitest'
import { venueError, VenueRefused, withoutSecrets } from '../../clients/venue/errors.ts'

const secret = 's3cr3tKey'
const leaking = `binance GET https://venue.example/api/v3/account?timestamp=1&signature=abcdef ${secret}`

test.for([
  ['RequestTimeout', new RequestTimeout(leaking), 'VenueUnreachable'],
  ['NetworkError', new NetworkError(leaking), 'VenueUnreachable'],
  ['DDoSProtection', new DDoSProtection(leaking), 'VenueUnreachable'],
  ['OperationFailed', new OperationFailed(leaking), 'VenueUnreachable'],
  ['AuthenticationError', new AuthenticationError(leaking), 'UnknownToVenue'],
  ['BadSymbol', new BadSymbol(leaking), 'UnknownToVenue'],
  ['a plain TypeError', new TypeError(leaking), 'VenueUnreachable'],
  [
    'a plain TLS error',
    Object.assign(new Error(leaking), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
    'VenueUnreachable',
  ],
  ['a thrown string', leaking, 'VenueUnreachable'],
] as const)('%s becomes ours, without secrets', ([, thrown, name]) => {
  const error = venueError(thrown, [secret])

  expect(error.name).toBe(name)
  expect(error.message).toContain('https://venue.example/api/v3/account')
  expect(error.message).not.toMatch(/signature|abcdef|s3cr3t/)
})

test('our own errors stay what they are', () => {
  const refused = new VenueRefused('GET /x', 400, { code: '-1', words: 'no', kind: 'other' })

  expect(venueError(refused, [])).toBe(refused)
})

test.for([
  ['POST body side=BUY&signature=abc', 'POST body side=BUY&signature=…'],
  ['signature=abc&side=BUY', 'signature=…&side=BUY'],
  ['key s3cr3tKey, again s3cr3tKey', 'key …, again …'],
  ['nothing to hide', 'nothing to hide'],
] as const)('%s is told as %s', ([text, told]) => {
  expect(withoutSecrets(text, [secret, ''])).toBe(told)
})
