import type { Exchange } from 'ccxt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FirmFronts, restingBuy, subjects } from '../firm-front.ts'
import { RestClient as CoinbaseClient } from '../coinbase/rest-client.ts'
import { RestClient as KrakenClient } from '../kraken/rest-client.ts'
import { signedRequest } from '../signed-request.ts'

let fronts: FirmFronts
beforeAll(async () => {
  fronts = await FirmFronts.open()
})
afterAll(() => fronts[Symbol.asyncDispose]())
beforeEach(() => fronts.control('POST', '/reset'))

describe.for(subjects)('at $venue', ({ venue, symbol }) => {
  let [firm, auditor, checks]: Exchange[] = []
  beforeAll(async () => {
    firm = await fronts.ccxt(venue, fronts.firmEndpoint(venue))
    auditor = await fronts.ccxt(venue, fronts.auditorEndpoint(venue))
    checks = await fronts.ccxt(venue, fronts.checksEndpoint(venue))
  })

  const lever = (method: string, name: string, body?: object) =>
    fronts.control(method, `/venues/${venue}/levers/${name}`, body)

  test('an order whose answer is lost is in the book all the same', async () => {
    await lever('PUT', 'lose-order-answers', { count: 1 })

    await expect(restingBuy(firm!, symbol)).rejects.toThrow(/fetch failed|socket hang up/)
    expect(await auditor!.fetchOpenOrders(symbol)).toHaveLength(1)
    await restingBuy(firm!, symbol)
    expect(await auditor!.fetchOpenOrders(symbol)).toHaveLength(2)
    expect((await lever('GET', 'lose-order-answers')).body).toEqual({ left: 0, acted: 1 })
  })

  test('an order that is lost is not in the book', async () => {
    await lever('PUT', 'lose-orders', { count: 1 })

    await expect(restingBuy(firm!, symbol)).rejects.toThrow(/fetch failed|socket hang up/)
    expect(await auditor!.fetchOpenOrders(symbol)).toEqual([])
    await restingBuy(firm!, symbol)
    expect(await auditor!.fetchOpenOrders(symbol)).toHaveLength(1)
  })

  test('neither concerns the orders of the checks', async () => {
    await lever('PUT', 'lose-orders', { count: 1 })
    await lever('PUT', 'lose-order-answers', { count: 1 })

    expect((await restingBuy(checks!, symbol)).id).toBeTruthy()
    expect((await lever('GET', 'lose-orders')).body).toEqual({ left: 1, acted: 0 })
  })

  test('while requests are refused they are counted, and whoever reads the account is not', async () => {
    await lever('PUT', 'refuse-requests', { forMs: 4_000 })
    await expect(firm!.fetchBalance()).rejects.toThrow()
    await expect(firm!.fetchTicker(symbol)).rejects.toThrow()
    await expect(firm!.createOrder(symbol, 'limit', 'buy', 0.001, 10_000)).rejects.toThrow()
    await auditor!.fetchBalance()
    await checks!.fetchBalance()
    const during = await lever('GET', 'refuse-requests')
    await firm!.sleep(4_000)
    await firm!.fetchBalance()
    const after = await lever('GET', 'refuse-requests')

    expect(during.body.active).toBe(true)
    expect(during.body.remainingMs).toBeGreaterThan(0)
    expect(after.body).toMatchObject({ active: false, remainingMs: 0 })
    expect(after.body.requests).toHaveLength(3)
    for (const { atMs, path } of after.body.requests) {
      expect(Math.abs(Date.now() - atMs)).toBeLessThan(10_000)
      expect(path).toMatch(/^(GET|POST) \//)
    }
  })

  test('a slow cancel is carried out later', async () => {
    const { id } = await restingBuy(firm!, symbol)
    await lever('PUT', 'slow-cancels', { ms: 300 })
    const beganMs = performance.now()
    await firm!.cancelOrder(id!, symbol)

    expect(performance.now() - beganMs).toBeGreaterThan(299)
    expect(await auditor!.fetchOpenOrders(symbol)).toEqual([])
  })
})

test('Binance says 429, its words and when to come again', async () => {
  await fronts.control('PUT', '/venues/binance/levers/refuse-requests', { forMs: 60_000 })
  const answer = await signedRequest(fronts.firmEndpoint('binance'), 'GET', '/api/v3/account', {})

  expect(answer.status).toBe(429)
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(30)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(await answer.json()).toEqual({
    code: -1003,
    msg: expect.stringMatching(/^Too much request weight used; current limit is 6000/),
  })
})

test('Coinbase says 429 in words for whoever signs and whoever does not', async () => {
  await fronts.control('PUT', '/venues/coinbase/levers/refuse-requests', { forMs: 60_000 })
  const client = new CoinbaseClient(fronts.firmEndpoint('coinbase'))
  const [signed, open] = [await client.signed('GET /accounts'), await client.send('GET /time')]

  expect(signed).toMatchObject({ status: 429, body: { message: 'Private rate limit exceeded' } })
  expect(open).toMatchObject({ status: 429, body: { message: 'Public rate limit exceeded' } })
})

test('Kraken says 200 and which limit was exceeded', async () => {
  await fronts.control('PUT', '/venues/kraken/levers/refuse-requests', { forMs: 60_000 })
  const client = new KrakenClient(fronts.firmEndpoint('kraken'))

  expect(await client.refusal('Balance')).toBe('EAPI:Rate limit exceeded')
  expect(await client.refusal('AddOrder')).toBe('EOrder:Rate limit exceeded')
  expect((await client.get('/0/public/Time')).body.error).toEqual(['EGeneral:Too many requests'])
})

test.for([
  ['PUT', 'lose-orders', { count: 0 }, 400, /count must be a whole number from 1 to 1000, was 0/],
  ['PUT', 'lose-orders', { counts: 2 }, 400, /field must be one of count, was "counts"/],
  ['PUT', 'lose-orders', [1], 400, /body must be a JSON object, was \[1\]/],
  ['PUT', 'refuse-requests', {}, 400, /forMs must be sent, was left out/],
  ['PUT', 'freeze-feed', { symbol: 'NONE' }, 400, /symbol must be one of BTCUSDT.*was "NONE"/],
  ['PUT', 'cut-streams', { which: 'some' }, 400, /which must be one of market, private, all/],
  ['POST', 'fill', { clientOrderId: 'x', quantity: '0' }, 404, /that of an open order of firm/],
  ['POST', 'place', { symbol: 'BTCUSDT', side: 'buy' }, 400, /price must be sent/],
  ['POST', 'lose-orders', {}, 404, /lose-orders must be asked PUT, GET, DELETE, was asked POST/],
  ['PUT', 'no-such', {}, 404, /lever must be one of lose-order-answers.*was "no-such"/],
] as const)(
  '%s %s %j is answered %d with a sentence',
  async ([method, name, body, status, text]) => {
    const answer = await fronts.control(method, `/venues/binance/levers/${name}`, body)

    expect(answer.status).toBe(status)
    expect(answer.body.error).toMatch(text)
  },
)

test('a body that is no JSON, or too long, is refused', async () => {
  const { control } = fronts.sandbox.endpoints
  const url = `${control}/venues/binance/levers/lose-orders`
  const broken = await fetch(url, { method: 'PUT', body: '{' })
  const long = await fetch(url, { method: 'PUT', body: ' '.repeat(70_000) })

  expect(broken.status).toBe(400)
  expect(await broken.json()).toMatchObject({ error: expect.stringMatching(/must be JSON/) })
  expect(long.status).toBe(413)
})

test.for(['DELETE /levers', 'POST /reset'])('after %s every lever is off', async request => {
  const [method = '', path = ''] = request.split(' ')
  const all = '/venues/kraken/levers'
  await fronts.control('PUT', `${all}/lose-orders`, { count: 5 })
  await fronts.control('PUT', `${all}/refuse-requests`, { forMs: 60_000 })
  await fronts.control('PUT', `${all}/hold-private-events`, {})
  await fronts.control('PUT', `${all}/freeze-feed`, { symbol: 'BTC/USD' })
  await fronts.control(method, path)
  const told = async (name: string) => (await fronts.control('GET', `${all}/${name}`)).body

  expect(await told('lose-orders')).toMatchObject({ left: 0 })
  expect(await told('refuse-requests')).toMatchObject({ active: false })
  expect(await told('hold-private-events')).toMatchObject({ active: false })
  expect(await told('freeze-feed')).toMatchObject({ symbols: [] })
})
