import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { apiSign, RestClient } from './rest-client.ts'

let venue: QuietVenue
let rest: RestClient
let nowMs = Date.UTC(2026, 9, 6)

beforeAll(async () => {
  venue = await openQuietVenue({ now: () => nowMs, timeScale: 1 })
  rest = new RestClient(venue.front.endpoint)
})
beforeEach(() => venue.restore())
afterAll(() => venue.front.close())

test.for([
  ['another key', { apiKey: 'nobody' }, 'EAPI:Invalid key'],
  ['a forged signature', { signature: 'Zm9yZ2Vk' }, 'EAPI:Invalid signature'],
  ['an empty signature', { signature: '' }, 'EAPI:Invalid signature'],
  ['a nonce of the past', { nonce: '1' }, 'EAPI:Invalid nonce'],
  ['no number as nonce', { nonce: 'now' }, 'EAPI:Invalid nonce'],
] as const)('%s is refused with status 200', async ([, options, words]) => {
  await rest.ask('Balance')
  const { status, body } = await rest.ask('Balance', {}, options)
  expect({ status, body }).toEqual({ status: 200, body: { error: [words] } })
})

test('a nonce must be greater than the last one of any method', async () => {
  const nonce = String(BigInt(Date.now()) * 10_000n)
  expect(await rest.refusal('Balance', {}, { nonce })).toBeUndefined()
  expect(await rest.refusal('OpenOrders', {}, { nonce })).toBe('EAPI:Invalid nonce')
  const next = String(BigInt(nonce) + 1n)
  expect(await rest.refusal('OpenOrders', {}, { nonce: next })).toBeUndefined()
  const refused = await rest.refusal('Balance', {}, { nonce: '5', signature: 'Zm9yZ2Vk' })
  expect(refused).toBe('EAPI:Invalid signature')
})

const failures = async (count: number) => {
  for (let attempt = 0; attempt < count; attempt += 1) {
    await rest.ask('Balance', {}, { signature: 'Zm9yZ2Vk' })
  }
}

test('who fails again and again is locked out for a quarter of an hour', async () => {
  await failures(16)
  expect(await rest.refusal('Balance')).toBe('EGeneral:Temporary lockout')
  nowMs += 15 * 60_000 + 1
  expect(await rest.refusal('Balance')).toBeUndefined()
})

test('a success in between forgives the failures before it', async () => {
  await failures(15)
  expect(await rest.refusal('Balance')).toBeUndefined()
  await failures(15)
  expect(await rest.refusal('Balance')).toBeUndefined()
})

test('revoked-key no longer knows the key, nor the tokens that it opened', async () => {
  venue.faults.activate('revoked-key')
  expect(await rest.refusal('Balance')).toBe('EAPI:Invalid key')
})

test('unverified-signature takes a forged one and none at all', async () => {
  venue.faults.activate('unverified-signature')
  expect(await rest.refusal('Balance', {}, { signature: 'x' })).toBeUndefined()
  expect(await rest.refusal('Balance', {}, { nonce: '1', signature: 'x' })).toBe(
    'EAPI:Invalid nonce',
  )
})

test('unchecked-timestamp takes any nonce but no forged signature', async () => {
  venue.faults.activate('unchecked-timestamp')
  expect(await rest.refusal('Balance', {}, { nonce: '1' })).toBeUndefined()
  expect(await rest.refusal('Balance', {}, { nonce: '1' })).toBeUndefined()
  expect(await rest.refusal('Balance', {}, { signature: 'Zm9yZ2Vk' })).toBe(
    'EAPI:Invalid signature',
  )
})

test('the key tells what it may do and from where; two faults give it more', async () => {
  const info = async () => (await rest.ask('GetApiKeyInfo')).body.result
  const healthy = await info()
  expect(healthy.ipAllowlist).toEqual(['127.0.0.1'])
  expect(healthy.permissions).toContain('modify-trades')
  expect(healthy.permissions).not.toContain('withdraw-funds')
  venue.faults.activate('withdrawal-permission')
  venue.faults.activate('unrestricted-key')
  const faulty = await info()
  expect(faulty.permissions).toEqual([...healthy.permissions, 'withdraw-funds'])
  expect(faulty.ipAllowlist).toEqual([])
})

test('a nonce in nanoseconds may be a number of JSON', async () => {
  const { rest: origin, credentials } = venue.front.endpoint
  const path = '/0/private/Balance'
  const nonce = `${Date.now()}999999`
  const body = `{"nonce":${nonce}}`
  const headers = {
    'Content-Type': 'application/json',
    'API-Key': credentials.apiKey,
    'API-Sign': apiSign(credentials.secret, path, nonce, body),
  }
  const response = await fetch(`${origin}${path}`, { method: 'POST', body, headers })
  expect(await response.json()).toMatchObject({ error: [], result: { XXBT: '100.0000000000' } })
})
