import { afterEach, expect, test } from 'vitest'
import { openVenue } from '../../clients/venue/open.ts'
import type { LimitOrder, VenueAccess } from '../../clients/venue/port.ts'
import { hangUp, json, listing, silence, text, venueAnswering } from './venue-answers.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const order: LimitOrder = {
  symbol: 'BTCUSDT',
  side: 'buy',
  price: '40000.01',
  quantity: '0.00013',
  clientOrderId: 'run-1',
  postOnly: true,
}
const posted = (asked: readonly string[]) =>
  asked.filter(each => each === 'POST /api/v3/order').length

async function trading(answers: Parameters<typeof venueAnswering>[0], access?: VenueAccess) {
  const server = await venueAnswering({ 'GET /api/v3/exchangeInfo': listing, ...answers })
  closing.push(() => server.close())
  const intents: LimitOrder[] = []
  const intent = (_venue: string, intended: LimitOrder) => void intents.push(intended)
  const venue = await openVenue(server.target, access ?? { class: 'trade', intent })
  closing.push(() => venue.close())
  return { venue, intents, ...server }
}

test.for([
  ['may only read', { class: 'check', intent: () => {} }],
  ['writes no order down', { class: 'trade' }],
] as const)('a client that %s sends no order and cancels none', async ([, access]) => {
  const { venue, asked } = await trading({}, access)

  await expect(venue.submit(order)).rejects.toMatchObject({ name: 'ForbiddenByClass' })
  await expect(venue.cancel('BTCUSDT', 'run-1')).rejects.toMatchObject({ name: 'ForbiddenByClass' })
  expect(asked).toEqual([])
})

test('an order that cannot be written down is not sent', async () => {
  const intent = () => {
    throw new Error('the disk is full')
  }
  const { venue, asked } = await trading({}, { class: 'trade', intent })

  await expect(venue.submit(order)).rejects.toThrow('the disk is full')
  expect(posted(asked)).toBe(0)
})

test('an order is written down before it is sent, exactly as it is sent', async () => {
  const bodies: string[] = []
  const { venue, intents } = await trading({
    'POST /api/v3/order': (response, request) => {
      request.on('data', chunk => bodies.push(`${intents.length} ${chunk}`))
      request.on('end', () =>
        json(200, { symbol: 'BTCUSDT', orderId: 28, executedQty: '0.00000000', status: 'NEW' })(
          response,
          request,
        ),
      )
    },
  })

  const acknowledgement = await venue.submit(order)

  expect(acknowledgement).toEqual({ accepted: true, venueOrderId: '28', filledQuantity: '0' })
  expect(intents).toEqual([order])
  const [body] = bodies
  expect(body).toMatch(/^1 /)
  expect(Object.fromEntries(new URLSearchParams(body!.slice(2)))).toMatchObject({
    symbol: 'BTCUSDT',
    side: 'BUY',
    type: 'LIMIT_MAKER',
    price: '40000.01',
    quantity: '0.00013',
    newClientOrderId: 'run-1',
  })
})

test.for([
  ['a reset', hangUp],
  ['silence', silence],
  ['a 502', text(502, '<html>')],
  ['a time-out of the engine', json(503, { code: -1007, msg: 'Timeout waiting for response.' })],
  ['an unknown end', json(400, { code: -1006, msg: 'An unexpected response was received.' })],
  ['half of its JSON', text(200, '{"orderId":')],
  ['an acknowledgement that does not tell what was filled', json(200, { orderId: 28 })],
] as const)('after %s the order is ambiguous, and is not sent again', async ([, respond]) => {
  const { venue, asked } = await trading({ 'POST /api/v3/order': respond })

  await expect(venue.submit(order)).rejects.toMatchObject({
    name: 'AmbiguousOrder',
    clientOrderId: 'run-1',
    message: expect.not.stringMatching(/signature|canary/) as unknown,
  })
  expect(posted(asked)).toBe(1)
})

test.for([
  ['busy', json(429, { code: -1003, msg: 'Too much request weight used.' })],
  ['displeased with the key', json(401, { code: -2015, msg: 'Invalid API-key.' })],
  ['displeased with the time', json(400, { code: -1021, msg: 'Timestamp outside of recvWindow.' })],
] as const)('a venue that is %s has not rejected the order', async ([, respond]) => {
  const { venue } = await trading({ 'POST /api/v3/order': respond })

  await expect(venue.submit(order)).rejects.toMatchObject({ name: 'VenueRefused' })
})

test.for([
  ['would-take', 'Order would immediately match and take.'],
  ['duplicate-client-order-id', 'Duplicate order sent.'],
  ['other', 'Account has insufficient balance for requested action.'],
] as const)('a rejection tells its reason: %s', async ([refusedFor, msg]) => {
  const { venue } = await trading({ 'POST /api/v3/order': json(400, { code: -2010, msg }) })

  expect(await venue.submit(order)).toEqual({
    accepted: false,
    refusal: `-2010 ${msg}`,
    refusedFor,
  })
})

test('a cancel of an order that the venue does not know is told, any other refusal is thrown', async () => {
  const { venue } = await trading({
    'DELETE /api/v3/order': json(400, { code: -2011, msg: 'Unknown order sent.' }),
  })
  expect(await venue.cancel('BTCUSDT', 'run-1')).toBe(false)

  const broken = await trading({ 'DELETE /api/v3/order': text(502, '') })
  await expect(broken.venue.cancel('BTCUSDT', 'run-1')).rejects.toMatchObject({
    name: 'VenueRefused',
  })
})

test('a symbol that is not configured is not traded', async () => {
  const { venue, asked } = await trading({})

  await expect(venue.submit({ ...order, symbol: 'ETHUSDT' })).rejects.toMatchObject({
    name: 'UnknownToVenue',
  })
  expect(asked).toEqual([])
})

test('a list of instruments that could not be read once is asked for again', async () => {
  let times = 0
  const { venue } = await trading({
    'GET /api/v3/exchangeInfo': (response, request) =>
      (times++ === 0 ? hangUp : listing)(response, request),
    'GET /api/v3/openOrders': json(200, []),
  })

  await expect(venue.openOrders('BTCUSDT')).rejects.toMatchObject({ name: 'VenueUnreachable' })
  expect(await venue.openOrders('BTCUSDT')).toEqual([])
})

test('no secret is in an error, nor anywhere on the venue that a check is handed', async () => {
  const { venue } = await trading({ 'GET /api/v3/account': hangUp })
  const error: unknown = await venue.signedRead('properly').catch((thrown: unknown) => thrown)

  expect(String(error)).not.toMatch(/signature|canary/)
  expect(JSON.stringify(venue)).not.toContain('canary')
})
