import type { Exchange } from 'ccxt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FirmAccount } from '../../sandbox/endpoints.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { FirmFronts, restingBuy, subjects } from './firm-front.ts'
import { RestClient as KrakenClient } from './kraken/rest-client.ts'
import { SocketClient } from './kraken/socket-client.ts'
import { signedRequest } from './signed-request.ts'

let fronts: FirmFronts
beforeAll(async () => {
  fronts = await FirmFronts.open()
})
afterAll(() => fronts[Symbol.asyncDispose]())
beforeEach(() => fronts.control('POST', '/reset'))

/** What each venue says to a key that lacks the permission to trade. */
const lacking = {
  binance: 'Invalid API-key, IP, or permissions for action.',
  coinbase: 'Forbidden',
  kraken: 'EGeneral:Permission denied',
} as const

describe.for(subjects)('the account of the firm at $venue', ({ venue, symbol }) => {
  let [firm, auditor, checks]: Exchange[] = []
  beforeAll(async () => {
    firm = await fronts.ccxt(venue, fronts.firmEndpoint(venue))
    auditor = await fronts.ccxt(venue, fronts.auditorEndpoint(venue))
    checks = await fronts.ccxt(venue, fronts.checksEndpoint(venue))
  })

  test('trades with one key and is read with the other', async () => {
    const placed = await restingBuy(firm!, symbol)
    const seen = await auditor!.fetchOpenOrders(symbol)
    const balance = await auditor!.fetchBalance()

    expect(seen.map(({ id }) => id)).toEqual([placed.id])
    expect(balance['BTC']!.total).toBe(5)
  })

  test('the key of whoever reads is refused by order commands', async () => {
    const placed = await restingBuy(firm!, symbol)

    await expect(restingBuy(auditor!, symbol)).rejects.toThrow(lacking[venue])
    await expect(auditor!.cancelOrder(placed.id!, symbol)).rejects.toThrow(lacking[venue])
    expect(await firm!.fetchOpenOrders(symbol)).toHaveLength(1)
  })

  test('is not the account of the checks, though both meet in one market', async () => {
    await restingBuy(firm!, symbol)
    const open = await checks!.fetchOpenOrders(symbol)
    const balance = await checks!.fetchBalance()
    const [own, other] = await Promise.all([
      checks!.fetchOrderBook(symbol, 100),
      firm!.fetchOrderBook(symbol, 100),
    ])

    expect(open).toEqual([])
    expect(balance['BTC']!.total).toBe(10)
    const prices = new Set(own.bids.map(([price]) => price))
    expect(other.bids.filter(([price]) => prices.has(price)).length).toBeGreaterThan(50)
  })

  test("takes none of the keys of the checks, nor do the checks take the firm's", async () => {
    const { credentials } = fronts.checksEndpoint(venue)
    const crossed = { ...fronts.firmEndpoint(venue), credentials }
    const own = { ...fronts.checksEndpoint(venue), ...credentialsOfFirm(venue) }
    const [stranger, other] = await Promise.all([
      fronts.ccxt(venue, crossed),
      fronts.ccxt(venue, own),
    ])

    await expect(stranger.fetchBalance()).rejects.toThrow(/Invalid/)
    await expect(other.fetchBalance()).rejects.toThrow(/Invalid/)
  })

  test('is told apart from the other at the control port, and reset with it', async () => {
    await restingBuy(firm!, symbol)
    const before = await fronts.control('GET', `/venues/${venue}/accounts/firm/state`)
    const other = await fronts.control('GET', `/venues/${venue}/state`)
    await fronts.control('POST', '/reset')
    const after = await fronts.control('GET', `/venues/${venue}/accounts/firm/state`)

    expect(before.body).toMatchObject({ account: 'firm', openOrders: [{ side: 'buy' }] })
    expect(other.body).toMatchObject({ account: 'sandbox', openOrders: [] })
    expect(after.body).toMatchObject({ openOrders: [], balances: { BTC: { free: '5' } } })
  })

  const credentialsOfFirm = (name: typeof venue) => ({
    credentials: fronts.firmEndpoint(name).credentials,
  })
})

test('the key that trades is told where the sandbox has no firm of its own, and there only', async () => {
  const { body } = await fronts.control('GET', '/endpoints')
  const told = body.venues as Record<string, { readonly firmAccount: FirmAccount }>
  for (const { name, endpoint } of fronts.sandbox.firmVenues)
    expect(told[name]?.firmAccount.tradingCredentials).toEqual(endpoint.credentials)

  const withFirm = await startSandbox({ venues: ['binance'], firm: true })
  try {
    const text = await (await fetch(`${withFirm.endpoints.control}/endpoints`)).text()
    for (const { endpoint } of withFirm.firmVenues) {
      expect(text).not.toContain(endpoint.credentials.apiKey)
      expect(text).not.toContain(endpoint.credentials.secret)
    }
  } finally {
    await withFirm.close()
  }
})

test('an account that nobody has is answered 404 with a sentence', async () => {
  const { status, body } = await fronts.control('GET', '/venues/binance/accounts/nobody/state')

  expect(status).toBe(404)
  expect(body.error).toMatch(/account must be one of sandbox, firm, was "nobody"/)
})

test.for([
  ['firmEndpoint', true],
  ['auditorEndpoint', false],
] as const)('Binance and Kraken tell what the key of %s may do', async ([whose, trades]) => {
  const answer = await signedRequest(
    fronts[whose]('binance'),
    'GET',
    '/sapi/v1/account/apiRestrictions',
    {},
  )
  const kraken = await new KrakenClient(fronts[whose]('kraken')).ask('GetApiKeyInfo')

  expect(await answer.json()).toMatchObject({ enableSpotAndMarginTrading: trades })
  expect(kraken.body.result.permissions.includes('modify-trades')).toBe(trades)
  expect(kraken.body.result.apiKey).toBe(fronts[whose]('kraken').credentials.apiKey)
})

test('what one of the keys asks of Kraken does not use up what the other may', async () => {
  const firm = new KrakenClient(fronts.firmEndpoint('kraken'))
  const auditor = new KrakenClient(fronts.auditorEndpoint('kraken'))
  const refused = async () => (await auditor.ask('Ledgers')).body.error[0]
  await expect.poll(refused, { interval: 1 }).toBe('EAPI:Rate limit exceeded')

  expect((await firm.ask('Ledgers')).body.error).toEqual([])
})

test("Kraken's WebSocket refuses orders with the token of a key that only reads", async () => {
  const { body } = await new KrakenClient(fronts.auditorEndpoint('kraken')).ask(
    'GetWebSocketsToken',
  )
  const { token } = body.result
  const socket = await SocketClient.open(fronts.auditorEndpoint('kraken').websocketApi!)
  const order = {
    order_type: 'limit',
    side: 'buy',
    symbol: 'BTC/USD',
    order_qty: 0.001,
    limit_price: 10_000,
  }

  expect(await socket.ask('subscribe', { channel: 'executions', token })).toMatchObject({
    success: true,
  })
  expect(await socket.ask('add_order', { ...order, token })).toMatchObject({
    success: false,
    error: 'EGeneral:Permission denied',
  })
  await socket.close()
})

// Last, since the nonce of the key that trades is far ahead from here on.
test("each of Kraken's keys has nonces of its own", async () => {
  const firm = new KrakenClient(fronts.firmEndpoint('kraken'))
  const auditor = new KrakenClient(fronts.auditorEndpoint('kraken'))
  const far = String(BigInt(Date.now()) * 1_000_000n)

  expect((await firm.ask('Balance', {}, { nonce: far })).body.error).toEqual([])
  expect((await auditor.ask('Balance')).body.error).toEqual([])
  expect(await firm.refusal('Balance', {}, { nonce: '7' })).toBe('EAPI:Invalid nonce')
})
