import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  formPayload,
  isSigned,
  signatureOf,
  sortedPayload,
} from '../../../sandbox/venues/binance/signing.ts'
import vectors from '../../data/conformance/exchange_vectors.json' with { type: 'json' }
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'

const published = vectors.binance_hmac_query_string
const [symbolPair = '', ...others] = published.payload.split('&')
const wideDigits = `symbol=${encodeURIComponent('１２３４５６')}&${others.join('&')}`
const wideSignature = 'e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3'

let venue: QuietVenue

beforeAll(async () => {
  venue = await openQuietVenue({ now: () => 1_499_827_319_600 })
})
afterAll(() => venue.front.close())

test.for([
  ['the published example', published.payload, published.signature],
  ['a symbol that is not ASCII, percent-encoded before signing', wideDigits, wideSignature],
])('%s has the published signature', ([, payload, signature]) => {
  expect(signatureOf(published.secretKey, payload ?? '')).toBe(signature)
})

test.for([
  ['in the query', published.payload, ''],
  ['in the body', '', published.payload],
  ['in both', symbolPair, others.join('&')],
])('the signature covers parameters %s, whatever its own place', ([, query = '', body = '']) => {
  const payload = formPayload(`signature=x&${query}`, `${body}&signature=x`)
  expect(payload).toBe(query + body)
})

test('over WebSocket the parameters are signed in order of their names, without encoding', () => {
  const parameters = new Map([
    ['symbol', '１２'],
    ['apiKey', 'k'],
    ['signature', 'ignored'],
    ['timestamp', '1'],
  ])
  expect(sortedPayload(parameters)).toBe('apiKey=k&symbol=１２&timestamp=1')
})

test('the case of the hexadecimal digits does not matter', () => {
  const { secretKey, payload, signature } = published
  expect(isSigned(secretKey, payload, signature.toUpperCase())).toBe(true)
  expect(isSigned(secretKey, payload, signature.replace('c', 'd'))).toBe(false)
})

test.for([
  ['in the query', `?${published.payload}&signature=${published.signature}`, ''],
  ['in the body', '', `${published.payload}&signature=${published.signature}`],
])(
  'the published order passes authentication %s and stops at its symbol',
  async ([, query, body]) => {
    const response = await fetch(`${venue.front.endpoint.rest}/api/v3/order${query}`, {
      method: 'POST',
      headers: {
        'X-MBX-APIKEY': published.apiKey,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      ...(body ? { body } : {}),
    })
    expect(await response.json()).toEqual({ code: -1121, msg: 'Invalid symbol.' })
  },
)

test('a signature over what was not percent-encoded is refused', async () => {
  const raw = decodeURIComponent(wideDigits)
  const signature = signatureOf(published.secretKey, raw)
  const url = `${venue.front.endpoint.rest}/api/v3/order?${wideDigits}&signature=${signature}`
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-MBX-APIKEY': published.apiKey },
  })
  expect(await response.json()).toMatchObject({ code: -1022 })
})
