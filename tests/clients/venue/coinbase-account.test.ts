import { afterEach, expect, test } from 'vitest'
import { openVenue } from '../../../clients/venue/open.ts'
import { json, text, venueAnswering } from '../venue-answers.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function coinbaseWith(answers: Parameters<typeof venueAnswering>[0]) {
  const server = await venueAnswering(answers)
  closing.push(() => server.close())
  const credentials = { apiKey: 'key', secret: 'c2VjcmV0', passphrase: 'words' }
  const target = { ...server.target, ccxtId: 'coinbaseexchange', symbols: ['BTC-USD'], credentials }
  const venue = await openVenue(target, { class: 'check' })
  closing.push(() => venue.close())
  return venue
}

const forbidden = json(403, { message: 'Forbidden' })
const product = (more: object) =>
  json(200, [
    { id: 'BTC-USD', status: 'online', status_message: '', trading_disabled: false, ...more },
  ])

test.for([
  ['the page of a proxy', text(403, '<html>')],
  ['being asked to slow down', json(429, { message: 'Private rate limit exceeded' })],
  ['a broken venue', json(500, { message: 'Internal server error' })],
] as const)('%s is not taken for the lack of the right to withdraw', async ([, paymentMethods]) => {
  const venue = await coinbaseWith({
    'GET /accounts': json(200, []),
    'GET /payment-methods': paymentMethods,
  })

  await expect(venue.keyPermissions()).rejects.toMatchObject({ name: 'VenueRefused' })
})

test('a key that may not even read tells nothing of withdrawals', async () => {
  const venue = await coinbaseWith({
    'GET /accounts': forbidden,
    'GET /payment-methods': forbidden,
  })

  await expect(venue.keyPermissions()).rejects.toMatchObject({ name: 'VenueRefused' })
})

test.for([
  [{}, true, 'online'],
  [{ cancel_only: true }, false, 'cancel_only'],
  [{ trading_disabled: true, status_message: 'halted' }, false, 'halted'],
] as const)('a venue whose only product is %o operates: %s', async ([more, operating, words]) => {
  const venue = await coinbaseWith({ 'GET /products': product(more) })

  expect(await venue.status()).toEqual({ operating, words, announced: [] })
})

test('a venue that lists no configured product is not said to be down', async () => {
  const venue = await coinbaseWith({ 'GET /products': product({ id: 'ETH-USD' }) })

  await expect(venue.status()).rejects.toMatchObject({ name: 'UnknownToVenue' })
})
