import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sandboxControl } from '../../../clients/sandbox.ts'
import type { Gateway } from '../../../sandbox/firm/gateway/port.ts'
import { gateways } from '../../../sandbox/firm/gateway/table.ts'
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts'
import { openFirmClient } from './firm-client.ts'
import { virtuous } from './virtuous.ts'

const symbols = { binance: 'LTCUSDT', coinbase: 'LTC-USD', kraken: 'LTC/USD' } as const
const venueNames = ['binance', 'coinbase', 'kraken'] as const

let sandbox: Sandbox
let client: Awaited<ReturnType<typeof openFirmClient>>
beforeAll(async () => {
  sandbox = await startSandbox({ firm: true })
})
beforeEach(async () => {
  client = await openFirmClient(sandbox.endpoints.firm!)
})
afterEach(async () => {
  await client.close()
  await control('POST', '/reset')
})
afterAll(() => sandbox.close())

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const init = { method, ...(body && { body: JSON.stringify(body) }) }
  const response = await fetch(sandbox.endpoints.control + path, init)
  return response.json()
}

/** Somebody else with the firm's key: what it does happens at the venue and not in the firm. */
async function intruder(name: (typeof venueNames)[number]): Promise<Gateway & AsyncDisposable> {
  const venue = sandbox.firmVenues.find(one => one.name === name)!
  const gateway = gateways[name]({
    venue: { ...venue, symbols: [symbols[name]] },
    certificateAuthority: sandbox.endpoints.certificateAuthority,
    timeScale: 0.05,
    virtues: virtuous,
    answerWithinMs: 1_000,
  })
  await gateway.open()
  return Object.assign(gateway, { [Symbol.asyncDispose]: () => gateway.close() })
}

async function restarted(meanwhile: () => Promise<unknown>): Promise<void> {
  const program = sandboxControl(sandbox.endpoints.control)
  await program.stopFirm()
  expect(await control('GET', '/firm')).toMatchObject({ running: false })
  await client.close()
  await meanwhile()
  await program.startFirm()
  expect(await control('GET', '/firm')).toMatchObject({ running: true })
  client = await openFirmClient(sandbox.endpoints.firm!)
}

const orderAt = (venue: (typeof venueNames)[number], clientOrderId: string, price = '40') =>
  ({
    clientOrderId,
    venue,
    symbol: symbols[venue],
    side: 'buy',
    type: 'limit',
    quantity: '1',
    price,
    timeInForce: 'GTC',
  }) as const

describe.for(venueNames)('at %s', venue => {
  test('what happened while the firm was down is found, told and corrected', async () => {
    await using other = await intruder(venue)
    const symbol = symbols[venue]
    const kept = await client.submit(orderAt(venue, `kept-${venue}`))
    const lost = await client.submit(orderAt(venue, `lost-${venue}`, '41'))
    expect([kept.state, lost.state]).toEqual(['accepted', 'accepted'])
    const before = await client.firm.executions!.list({ after: '0' })

    let orphanId = ''
    await restarted(async () => {
      const key = {
        symbol,
        venueClientOrderId: lost.venueClientOrderId ?? lost.clientOrderId,
        venueOrderId: lost.venueOrderId,
      }
      expect(await other.cancel(key)).toMatchObject({ kind: 'canceled' })
      const order = { symbol, side: 'buy', timeInForce: 'GTC', postOnly: false } as const
      const idOf = (id: string) => other.venueClientOrderId(`${id}-${venue}`)
      const orphan = await other.submit({
        ...order,
        type: 'limit',
        quantity: '2',
        price: '39',
        venueClientOrderId: idOf('orphan'),
      })
      if (orphan.kind === 'accepted') orphanId = orphan.venueOrderId
      await other.submit({
        ...order,
        type: 'market',
        quantity: '0.7',
        timeInForce: 'IOC',
        venueClientOrderId: idOf('bought'),
      })
    })

    const reconciliation = (await client.firm.reconciliation!.last())!
    expect(reconciliation.state).toBe('agreed')
    expect(reconciliation.cycles).toBeLessThanOrEqual(3)
    const told = reconciliation.differences.filter(difference => difference.venue === venue)
    expect(told.every(({ resolved }) => resolved)).toBe(true)
    expect(told.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(
      expect.arrayContaining([
        `orderUnknownToFirm ${orphanId}`,
        // Coinbase forgets what it canceled before anything was filled.
        `${venue === 'coinbase' ? 'orderUnknownToVenue' : 'orderState'} lost-${venue}`,
        `position ${symbol}`,
        'balance LTC',
      ]),
    )
    const after = await client.firm.executions!.list({ after: '0' })
    expect(after.executions.slice(0, before.executions.length)).toEqual(before.executions)
    expect(await client.order(`kept-${venue}`)).toMatchObject({ state: 'accepted' })
    expect(await client.order(`lost-${venue}`)).toMatchObject({ state: 'canceled' })
    const { orders } = await client.firm.orders!.list()
    expect(new Set(orders.map(({ venueOrderId }) => venueOrderId))).toEqual(
      new Set([kept.venueOrderId, orphanId]),
    )
    expect(orders).toHaveLength(2)
    const { positions } = await client.firm.positions!.read()
    expect(positions).toMatchObject([{ venue, symbol, quantity: '0.7' }])

    await client.firm.reconciliation!.start()
    await expect
      .poll(() => client.firm.reconciliation!.last())
      .toMatchObject({ state: 'agreed', differences: [] })
  })
})

test('what was engaged, halted and audited is so after a restart', async () => {
  await client.firm.killSwitch!.engage({ scope: { strategy: 'one' }, reason: 'drill' })
  await client.firm.tradingState!.set({ state: 'halted', reason: 'drill' })
  const { events } = await client.firm.auditEvents!.list({ after: '0' })

  await restarted(async () => undefined)

  expect((await client.firm.killSwitch!.read()).engagements).toMatchObject([
    { scope: { strategy: 'one' } },
  ])
  expect(await client.firm.tradingState!.read()).toMatchObject({ state: 'halted' })
  const after = await client.firm.auditEvents!.list({ after: '0' })
  expect(after.events.slice(0, events.length)).toEqual(events)
})

test('nothing is sent before a venue could be asked, and then it is', async () => {
  await restarted(() => control('PUT', '/venues/binance/levers/refuse-requests', { forMs: 12_000 }))
  const [early, later] = [orderAt('binance', 'early'), orderAt('binance', 'later')]
  expect(await client.submitNow(early)).toMatchObject({
    state: 'denied',
    reason: { code: 'notReconciled' },
  })
  await expect
    .poll(async () => (await client.firm.reconciliation!.last())?.state, { timeout: 40_000 })
    .toBe('agreed')
  const books = async () => (await client.firm.bookStatus!.read()).books
  await expect.poll(async () => (await books()).every(({ usable }) => usable)).toBe(true)
  expect(await client.submit(later)).toMatchObject({ state: 'accepted' })
})

test('a firm that was stopped takes no request, and a reset begins anew', async () => {
  await client.submit(orderAt('binance', 'before-reset'))
  await control('POST', '/firm/stop')
  await expect(client.order('before-reset')).rejects.toThrow()

  await control('POST', '/reset')
  expect(await control('GET', '/firm')).toMatchObject({ running: true })
  expect(await client.order('before-reset')).toBeUndefined()
})
