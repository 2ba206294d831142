import { createHmac } from 'node:crypto'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signatureOf } from '../../../sandbox/venues/coinbase/signing.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

let nowMs = 1_790_523_601_123
let venue: QuietVenue
let rest: RestClient

beforeAll(async () => {
  venue = await openQuietVenue({ now: () => nowMs })
  rest = new RestClient(venue.front.endpoint, () => nowMs)
})
afterAll(() => venue.front.close())

test('a signature is the base64 of HMAC-SHA256 under the decoded secret', () => {
  const secret = Buffer.from('sixty-four bytes of secret').toString('base64')
  const text = '1790523601.5POST/orders{"size":"1"}'
  const expected = createHmac('sha256', 'sixty-four bytes of secret').update(text).digest('base64')
  expect(signatureOf(secret, text)).toBe(expected)
})

test.for([
  ['GET with a query', 'GET /orders?status=open&status=pending', undefined],
  ['POST with a body', 'POST /orders', '{"product_id":"ETH-USD"'],
  ['DELETE with a body', 'DELETE /orders', '{"product_id": "ETH/USD"}'],
] as const)('%s is verified as it was sent', async ([, request, body]) => {
  const given = body === undefined ? {} : { body }
  expect((await rest.signed(request, given)).body).not.toEqual({ message: 'invalid signature' })
  const [method = '', path = ''] = request.split(' ')
  const unsignedPart = body === undefined ? `${path}&limit=1` : path
  const timestamp = String(nowMs / 1000)
  const forged = signatureOf(venue.front.endpoint.credentials.secret, timestamp + method + path)
  const answer = await rest.signed(`${method} ${unsignedPart}`, {
    ...given,
    headers: { 'CB-ACCESS-SIGN': forged },
  })
  expect(answer).toMatchObject({ status: 400, body: { message: 'invalid signature' } })
})

test.for(['1790523601.123', '1790523601.10', '1790523601'])(
  'the text of the timestamp %s counts, not its value',
  async timestamp => {
    expect((await rest.signed('GET /accounts', { timestamp })).status).toBe(200)
    const text = `${Number(timestamp).toFixed(4)}GET/accounts`
    const sign = signatureOf(venue.front.endpoint.credentials.secret, text)
    const other = { timestamp, headers: { 'CB-ACCESS-SIGN': sign } }
    expect((await rest.signed('GET /accounts', other)).body.message).toBe('invalid signature')
  },
)

test.for([
  ['CB-ACCESS-KEY', '', 401, 'CB-ACCESS-KEY header is required'],
  ['CB-ACCESS-SIGN', '', 401, 'CB-ACCESS-SIGN header is required'],
  ['CB-ACCESS-TIMESTAMP', '', 401, 'CB-ACCESS-TIMESTAMP header is required'],
  ['CB-ACCESS-PASSPHRASE', '', 401, 'CB-ACCESS-PASSPHRASE header is required'],
  ['CB-ACCESS-KEY', 'another', 401, 'Invalid API Key'],
  ['CB-ACCESS-PASSPHRASE', 'another', 401, 'Invalid Passphrase'],
  ['CB-ACCESS-SIGN', 'Zm9yZ2Vk', 400, 'invalid signature'],
  ['CB-ACCESS-TIMESTAMP', 'yesterday', 400, 'invalid timestamp'],
] as const)('%s of "%s" is refused', async ([name, value, status, message]) => {
  const answer = await rest.signed('GET /accounts', { headers: { [name]: value } })
  expect(answer).toMatchObject({ status, body: { message } })
})

test.for([
  [-30_000, 200],
  [-30_002, 400],
  [30_000, 200],
  [30_002, 400],
] as const)('a request that is %i ms off is answered %i', async ([offsetMs, status]) => {
  const answer = await rest.signed('GET /accounts', {
    timestamp: String((nowMs + offsetMs) / 1000),
  })
  expect(answer.status).toBe(status)
  if (status === 400) expect(answer.body.message).toBe('request timestamp expired')
})

test('who does not say who asks is refused', async () => {
  const { statusCode, body } = await request(`${venue.front.endpoint.rest}/time`)
  expect(statusCode).toBe(400)
  expect(await body.json()).toEqual({ message: 'User-Agent header is required.' })
})

test('payment methods are shown only to a key that may transfer', async () => {
  expect(await rest.signed('GET /payment-methods')).toMatchObject({
    status: 403,
    body: { message: 'Forbidden' },
  })
  venue.faults.activate('withdrawal-permission')
  expect(await rest.signed('GET /payment-methods')).toMatchObject({ status: 200, body: [] })
  venue.faults.clear()
})

test('what is public needs no signature, and what moves money is forbidden', async () => {
  expect((await rest.send('GET /products')).status).toBe(200)
  expect(await rest.signed('POST /withdrawals/crypto')).toMatchObject({
    status: 403,
    body: { message: 'Forbidden' },
  })
  nowMs += 10_000
})
