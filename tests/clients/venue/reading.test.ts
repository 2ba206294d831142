import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { VenueReader } from '../../../clients/venue/port.ts'
import { restingOrder, sandboxWith, venueNames, type OpenedSandbox } from './sandbox-venues.ts'

let sandbox: OpenedSandbox
beforeAll(async () => {
  sandbox = await sandboxWith(venueNames)
})
afterEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

const aNumber: unknown = expect.any(Number)
const rulesOfSecond = {
  binance: { tickSize: '0.01', lotSize: '0.0001', minNotional: '5' },
  coinbase: { tickSize: '0.01', lotSize: '0.00000001', minNotional: '1' },
  kraken: { tickSize: '0.01', lotSize: '0.00000001', minNotional: '0.5', minQuantity: '0.001' },
} as const

describe.for(venueNames)('%s', name => {
  const reader = (): VenueReader => sandbox.at(name).venue
  const under = async <Result>(fault: string, ask: () => Promise<Result>): Promise<Result> => {
    await sandbox.control.enable(fault)
    const told = await ask()
    await sandbox.control.reset()
    return told
  }

  test('is probed as often as is asked, at once, and answers', async () => {
    const probes = await reader().probes(60, 5)

    const unanswered = probes.filter(({ answered }) => !answered)
    expect(probes).toHaveLength(60)
    // A machine that stands still for two seconds answers some too late; it refuses none.
    expect(unanswered.filter(({ failure }) => !failure?.includes('within 2000 ms'))).toEqual([])
    expect(unanswered.length).toBeLessThan(30)
  })

  test('tells its time to the millisecond', async () => {
    const looks = await reader().clocks(3)

    expect(looks).toHaveLength(3)
    const offsetsMs = looks.map(({ venueMs, localMidMs }) => Math.abs(venueMs - localMidMs))
    expect(Math.min(...offsetsMs)).toBeLessThan(200)
  })

  test('a clock that runs ahead is seen to', async () => {
    const looks = await under('clock-ahead', () => reader().clocks(3))

    // One of an answer that was read late looks behind.
    const aheadMs = looks.map(({ venueMs, localMidMs }) => venueMs - localMidMs)
    expect(Math.max(...aheadMs)).toBeGreaterThan(450)
  })

  test.for([
    ['forged', 'signature'],
    ['unsigned', 'signature'],
    ['stale', 'timestamp'],
  ] as const)('a %s request is refused for its %s', async ([signing, refusedFor]) => {
    expect(await reader().signedRead(signing)).toMatchObject({ accepted: false, refusedFor })
  })

  test('a proper request is accepted, also after spoilt ones', async () => {
    expect(await reader().signedRead('properly')).toEqual({ accepted: true, status: 200 })
  })

  test('a venue that does not check is found out', async () => {
    const signed = (fault: string, signing: 'forged' | 'unsigned' | 'stale') =>
      under(fault, () => reader().signedRead(signing))

    expect(await signed('unverified-signature', 'forged')).toMatchObject({ accepted: true })
    expect(await signed('unverified-signature', 'unsigned')).toMatchObject({ accepted: true })
    expect(await signed('unchecked-timestamp', 'stale')).toMatchObject({ accepted: true })
  })

  test('a revoked key is told as the key', async () => {
    const answer = await under('revoked-key', () => reader().signedRead('properly'))

    expect(answer).toMatchObject({ accepted: false, refusedFor: 'key' })
  })

  test('instruments come under their configured names, and are seen to change', async () => {
    const { symbols } = reader()
    const rules = await reader().instruments()
    const changed = await under('tick-change', () => reader().instruments())
    const delisted = await under('delisted-instrument', () => reader().instruments())

    expect(rules.map(({ symbol, trading }) => [symbol, trading])).toEqual(
      symbols.map(symbol => [symbol, true]),
    )
    expect(rules[1]).toMatchObject(rulesOfSecond[name])
    for (const [index, { tickSize }] of rules.entries())
      expect(Number(changed[index]?.tickSize)).toBeCloseTo(10 * Number(tickSize))
    expect(delisted.find(({ symbol }) => symbol === symbols[0])?.trading ?? false).toBe(false)
  })

  test('a ticker is whole and of now, and its age shows', async () => {
    const [symbol] = reader().symbols
    const ticker = await reader().ticker(symbol!)
    const stale = await under('stale-ticker', () => reader().ticker(symbol!))
    const crossed = await under('crossed-ticker', () => reader().ticker(symbol!))

    expect(ticker.bid).toBeLessThan(ticker.ask)
    expect(ticker.low).toBeLessThanOrEqual(ticker.high)
    expect(stale.venueMs).toBeLessThan(ticker.venueMs)
    expect(crossed.bid).toBeGreaterThan(crossed.ask)
  })

  test('candles come oldest first, as many as are asked for', async () => {
    const candles = await reader().candles(reader().symbols[0]!, 60_000, 10)
    const opens = candles.map(({ openMs }) => openMs)

    expect(candles).toHaveLength(10)
    expect(opens).toEqual(opens.toSorted((a, b) => a - b))
  })

  test('the best prices are those of its book', async () => {
    const { bid, ask } = await reader().bestPrices(reader().symbols[1]!)

    expect(Number(bid)).toBeLessThan(Number(ask))
  })

  test('fees are in percent, and are seen to rise', async () => {
    const [symbol] = reader().symbols
    const { makerPct, takerPct } = await reader().fees(symbol!)
    const raised = await under('raised-fees', () => reader().fees(symbol!))

    expect(makerPct).toBeGreaterThan(0)
    expect(takerPct).toBeGreaterThanOrEqual(makerPct)
    expect(takerPct).toBeLessThan(1)
    expect(raised.takerPct - takerPct).toBeCloseTo(0.012, 4)
    expect(raised.makerPct - makerPct).toBeCloseTo(0.012, 4)
  })

  test('its status is told, and maintenance with it', async () => {
    const maintained = await under('maintenance', () => reader().status())

    expect(await reader().status()).toMatchObject({ operating: true, announced: [] })
    expect(maintained).toMatchObject({
      operating: false,
      words: expect.stringMatching(/maintenance/) as unknown,
    })
  })

  test('maintenance to come is told in words where the venue announces any', async () => {
    const { operating, announced } = await under('announced-maintenance', () => reader().status())

    expect(operating).toBe(true)
    expect(announced).toEqual(
      reader().capabilities.maintenanceNotices
        ? [expect.stringMatching(/maintenance/) as unknown]
        : [],
    )
  })

  test('a notice about an instrument is told, and nothing when there is none', async () => {
    const noticed = await under('announced-delisting', () => reader().notices())

    expect(await reader().notices()).toEqual([])
    expect(noticed).toEqual([
      { symbol: reader().symbols[1], words: expect.stringMatching(/\w/) as unknown },
    ])
  })

  test('what the key may do is told, and whether it may trade where the venue tells it', async () => {
    const trade = name === 'coinbase' ? undefined : true
    const risky = await under('withdrawal-permission', () => reader().keyPermissions())

    expect(await reader().keyPermissions()).toEqual({ read: true, trade, withdraw: false })
    expect(risky).toEqual({ read: true, trade, withdraw: true })
  })

  test('a key that nobody knows tells nothing of what it may do', async () => {
    await sandbox.control.enable('revoked-key')

    await expect(reader().keyPermissions()).rejects.toMatchObject({ name: 'VenueRefused' })
  })

  test('orders that are not asked for are left out', async () => {
    const opened = sandbox.at(name)
    const order = await restingOrder(opened)
    await opened.venue.submit(order)
    const { clientOrderId } = order

    const own = await reader().openOrders(order.symbol, id => id === clientOrderId)
    const none = await reader().openOrders(order.symbol, () => false)

    expect(own).toMatchObject([{ clientOrderId, price: order.price, quantity: order.quantity }])
    expect(none).toEqual([])
  })

  test('tickers of all symbols are told at once', async () => {
    const { symbols } = reader()
    const tickers = await Promise.all(symbols.map(symbol => reader().ticker(symbol)))

    expect(new Set(tickers.map(({ bid }) => bid)).size).toBe(symbols.length)
  })

  test('from where the key may be used is told, or that nobody can ask', async () => {
    if (reader().capabilities.keyAddresses) {
      const open = await under('unrestricted-key', () => reader().keyAddresses())
      expect(await reader().keyAddresses()).toEqual({ restricted: true })
      expect(open).toEqual({ restricted: false })
    } else await expect(reader().keyAddresses()).rejects.toMatchObject({ name: 'UnknownToVenue' })
  })

  test('what is used of an allowance is told where the venue tells it', async () => {
    const end = reader().watchRateUsage()
    await reader().instruments()
    await reader().probes(20, 4)
    const { peakPct, answers, slowDowns } = end()

    expect(slowDowns).toBe(0)
    expect(answers).toBe(reader().capabilities.publishedRateUsage ? 21 : 0)
    expect(peakPct > 0).toBe(reader().capabilities.publishedRateUsage)
  })

  test('being asked to slow down is counted', async () => {
    await sandbox.control.enable('throttled')
    const end = reader().watchRateUsage()
    const probes = await reader().probes(40, 4)

    const { slowDowns, bans } = end()

    expect(slowDowns).toBeGreaterThan(0)
    expect(bans).toBe(0)
    expect(probes.filter(({ slowedDown }) => slowedDown)).toHaveLength(slowDowns)
  })

  test('rules are those of the time that the sandbox keeps', () => {
    const { lifeSignIntervalMs, requestsPerSecond } = reader().rules

    expect(lifeSignIntervalMs).toBeLessThanOrEqual(1_000)
    expect(requestsPerSecond).toEqual(aNumber)
    expect(requestsPerSecond).toBeGreaterThanOrEqual(100)
  })
})
