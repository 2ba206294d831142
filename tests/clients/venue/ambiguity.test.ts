import { afterEach, describe, expect, test } from 'vitest'
import { openVenue } from '../../../clients/venue/open.ts'
import type { LimitOrder } from '../../../clients/venue/port.ts'
import { hangUp, json, silence, text, venueAnswering } from '../venue-answers.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const secret = Buffer.from('canary-secret').toString('base64')
const venues = {
  coinbaseexchange: {
    symbol: 'BTC-USD',
    order: 'POST /orders',
    listing: {
      'GET /products': json(200, [
        {
          id: 'BTC-USD',
          status: 'online',
          trading_disabled: false,
          quote_increment: '0.01',
          base_increment: '0.00000001',
          min_market_funds: '1',
        },
      ]),
    },
    accepted: { id: 'de20dd1f', status: 'pending', filled_size: '0' },
  },
  kraken: {
    symbol: 'BTC/USD',
    order: 'POST /0/private/AddOrder',
    listing: {
      'GET /0/public/AssetPairs': json(200, {
        error: [],
        result: {
          XXBTZUSD: {
            altname: 'XBTUSD',
            wsname: 'XBT/USD',
            base: 'XXBT',
            quote: 'ZUSD',
            pair_decimals: 1,
            lot_decimals: 8,
            ordermin: '0.00005',
            costmin: '0.5',
            tick_size: '0.1',
            status: 'online',
          },
        },
      }),
    },
    accepted: { error: [], result: { descr: { order: 'buy' }, txid: ['OU22CG-KLAF2-FWUDD7'] } },
  },
} as const
type CcxtId = keyof typeof venues

async function trading(ccxtId: CcxtId, respond: Parameters<typeof venueAnswering>[0][string]) {
  const { symbol, order, listing } = venues[ccxtId]
  const server = await venueAnswering({ ...listing, [order]: respond })
  closing.push(() => server.close())
  const credentials = { apiKey: 'canary-key', secret, passphrase: 'canary-words' }
  const target = { ...server.target, ccxtId, symbols: [symbol], credentials, timeScale: 0.05 }
  const venue = await openVenue(target, { class: 'trade', intent: () => {} })
  closing.push(() => venue.close())
  const submitted: LimitOrder = {
    symbol,
    side: 'buy',
    price: '40000.1',
    quantity: '0.00013',
    clientOrderId: 'run-1',
    postOnly: true,
  }
  const sent = () => server.asked.filter(each => each === order).length
  return { venue, submit: () => venue.submit(submitted), sent }
}

describe.for(Object.keys(venues) as CcxtId[])('%s', ccxtId => {
  test('an order that is acknowledged has its id', async () => {
    const { submit, sent } = await trading(ccxtId, json(200, venues[ccxtId].accepted))

    expect(await submit()).toMatchObject({ accepted: true, filledQuantity: '0' })
    expect(sent()).toBe(1)
  })

  test.for([
    ['a reset', hangUp],
    ['silence', silence],
    ['a 502', text(502, '<html>')],
    ['half of its JSON', text(200, '{"id":')],
    ['an acknowledgement without an id', json(200, { error: [], result: {}, filled_size: '0' })],
  ] as const)('after %s the order is ambiguous, and is not sent again', async ([, respond]) => {
    const { submit, sent } = await trading(ccxtId, respond)

    await expect(submit()).rejects.toMatchObject({
      name: 'AmbiguousOrder',
      clientOrderId: 'run-1',
      message: expect.not.stringMatching(/canary/) as unknown,
    })
    expect(sent()).toBe(1)
  })
})

test.for(['EService:Timeout', 'EService:Unavailable', 'EGeneral:Internal error'])(
  "after Kraken's %s the order is ambiguous, and is not sent again",
  async words => {
    const { submit, sent } = await trading('kraken', json(200, { error: [words] }))

    await expect(submit()).rejects.toMatchObject({ name: 'AmbiguousOrder' })
    expect(sent()).toBe(1)
  },
)

test('an order that Kraken refused for its number is signed anew and sent again, the same order', async () => {
  const bodies: URLSearchParams[] = []
  const { submit } = await trading('kraken', (response, request) => {
    request.on('data', (data: Buffer) => bodies.push(new URLSearchParams(data.toString())))
    request.on('end', () => {
      const answer = bodies.length < 3 ? { error: ['EAPI:Invalid nonce'] } : venues.kraken.accepted
      json(200, answer)(response, request)
    })
  })

  expect(await submit()).toMatchObject({ accepted: true, venueOrderId: 'OU22CG-KLAF2-FWUDD7' })
  const numbers = bodies.map(body => Number(body.get('nonce')))
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  expect(new Set(bodies.map(body => body.get('cl_ord_id')))).toEqual(new Set(['run-1']))
  expect(bodies).toHaveLength(3)
})

test('an order whose number is used up for ever has not been rejected', async () => {
  const { submit, sent } = await trading('kraken', json(200, { error: ['EAPI:Invalid nonce'] }))

  await expect(submit()).rejects.toMatchObject({ name: 'VenueRefused' })
  expect(sent()).toBe(5)
})

test.for([
  ['coinbaseexchange', json(429, { message: 'Private rate limit exceeded' })],
  ['coinbaseexchange', json(401, { message: 'Invalid API Key' })],
  ['kraken', json(200, { error: ['EOrder:Rate limit exceeded'] })],
  ['kraken', json(200, { error: ['EAPI:Invalid key'] })],
] as const)('%s that does not take the request has not rejected the order', async entry => {
  const [ccxtId, respond] = entry
  const { submit } = await trading(ccxtId, respond)

  await expect(submit()).rejects.toMatchObject({ name: 'VenueRefused' })
})

test.for([
  ['coinbaseexchange', { status: 'rejected', reject_reason: 'post only', id: '1' }],
  ['kraken', { error: ['EOrder:Post only order'] }],
] as const)('%s that says with 200 that an order would take has rejected it', async entry => {
  const [ccxtId, body] = entry
  const { submit } = await trading(ccxtId, json(200, body))

  expect(await submit()).toMatchObject({ accepted: false, refusedFor: 'would-take' })
})
