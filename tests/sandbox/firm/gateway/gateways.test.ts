import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../../sandbox/decimal.ts'
import { GatewayClient } from './gateway-client.ts'
import { venueCases, type OpenVenue } from './venue-cases.ts'

const timeScale = 0.01

describe.for(venueCases)('the gateway to $name', venueCase => {
  const { symbol, base, quote } = venueCase
  let venue: OpenVenue
  let client: GatewayClient

  beforeAll(async () => {
    venue = await venueCase.open(timeScale)
    client = new GatewayClient(venueCase.name, {
      endpoint: venue.front.endpoint,
      symbol,
      timeScale,
    })
    await client.gateway.open()
  })
  beforeEach(async () => {
    for (const { symbol: each, venueOrderId } of await client.gateway.openOrders()) {
      await client.gateway.cancel({ symbol: each, venueClientOrderId: '', venueOrderId })
    }
    venue.engine.replaceLiquidity(symbol, [
      { side: 'buy', price: d('1999'), quantity: d('1.5') },
      { side: 'sell', price: d('2001'), quantity: d('0.75') },
      { side: 'sell', price: d('2002'), quantity: d('0.75') },
    ])
  })
  afterAll(async () => {
    await client.gateway.close()
    await venue.front.close()
  })

  test('knows the rules of the instrument', () => {
    const found = client.gateway.instruments().find(each => each.symbol === symbol)
    const listed = venue.engine.instruments.get(symbol)!
    expect(found).toMatchObject({ base, quote })
    expect(d(found!.tickSize)).toBe(listed.tickSize)
    expect(d(found!.lotSize)).toBe(listed.lotSize)
    expect(d(found!.minNotional)).toBe(listed.minNotional)
  })

  test('tells what is had and what of it is bound', async () => {
    await client.submit('bound', { quantity: '1', price: '1000' })
    const balances = await client.gateway.balances()
    const { free, locked } = venue.engine.balance(venue.account, quote)
    const told = balances.find(({ currency }) => currency === quote)!
    expect(locked).toBeGreaterThan(0n)
    // Kraken tells dollars to the hundredth of a cent.
    expect(Number(told.available)).toBeCloseTo(Number(free) / 1e8, 3)
    expect(Number(told.total)).toBeCloseTo(Number(free + locked) / 1e8, 3)
  })

  test('places an order, finds it by its client order id and among the open ones, and cancels it', async () => {
    const answer = await client.submit('resting')
    expect(answer).toMatchObject({ kind: 'accepted' })
    const report = {
      symbol,
      venueClientOrderId: client.gateway.venueClientOrderId('resting'),
      venueOrderId: answer.kind === 'accepted' ? answer.venueOrderId : '',
      side: 'buy',
      state: 'accepted',
      quantity: '0.5',
      price: '1900',
      filledQuantity: '0',
    }
    expect(await client.gateway.order(client.key('resting'))).toEqual(report)
    expect(await client.gateway.openOrders()).toEqual([report])
    expect(await client.gateway.cancel(client.key('resting'))).toEqual({ kind: 'canceled' })
    expect(await client.gateway.openOrders()).toEqual([])
    expect(await client.gateway.cancel(client.key('resting'))).toMatchObject({ kind: 'gone' })
    const after = await client.gateway.order(client.key('resting'))
    expect(after?.state).toBe(venueCase.remembersUntouched ? 'canceled' : undefined)
    await client.until(() => client.life('resting').length === 2)
    expect(client.life('resting')).toEqual(['accepted 0', 'canceled 0'])
  })

  test('knows no order that was never placed', async () => {
    expect(await client.gateway.order(client.key('never'))).toBeUndefined()
    expect(await client.gateway.cancel(client.key('never'))).toMatchObject({ kind: 'gone' })
  })

  test('tells the life of an order that takes in order, fill by fill', async () => {
    const sinceMs = Date.now() - 1000
    await client.submit('taking', { quantity: '1.5', price: '2002' })
    await client.until(() => client.life('taking').at(-1) === 'filled 1.5')
    const life = client.life('taking')
    expect(life[0]).toBe('accepted 0')
    expect(life.slice(1, 3)).toEqual(['fill 0.75', 'partiallyFilled 0.75'])
    expect(life.filter(step => step.startsWith('fill '))).toEqual(['fill 0.75', 'fill 0.75'])
    const heard = client.events.flatMap(event => (event.kind === 'fill' ? [event.fill] : []))
    const asked = await client.gateway.fills([symbol], sinceMs)
    const last = asked.slice(-2)
    expect(last.map(({ venueTradeId }) => venueTradeId)).toEqual(
      heard.slice(-2).map(({ venueTradeId }) => venueTradeId),
    )
    for (const [index, fill] of last.entries()) {
      const told = heard.at(index - 2)!
      expect(fill).toMatchObject({
        symbol,
        side: 'buy',
        quantity: '0.75',
        price: index === 0 ? '2001' : '2002',
        liquidity: 'taker',
        feeCurrency: told.feeCurrency,
      })
      expect(Number(told.feeAmount)).toBeCloseTo(Number(fill.feeAmount), 5)
      expect(Number(fill.feeAmount)).toBeGreaterThan(0)
    }
    expect(await client.gateway.order(client.key('taking'))).toMatchObject({
      state: 'filled',
      filledQuantity: '1.5',
    })
  })

  test('tells of a fill of an order that rested as a maker', async () => {
    await client.submit('making', { side: 'sell', price: '2000.5', postOnly: true })
    venue.engine.replaceLiquidity(symbol, [{ side: 'buy', price: d('2000.5'), quantity: d('0.2') }])
    await client.until(() => client.life('making').includes('fill 0.2'))
    await client.until(() => client.life('making').at(-1) === 'partiallyFilled 0.2')
    const fill = client.events.findLast(event => event.kind === 'fill')
    expect(fill).toMatchObject({ fill: { side: 'sell', liquidity: 'maker', price: '2000.5' } })
  })

  test.for(['IOC', 'FOK'] as const)('ends an %s order that finds nothing', async timeInForce => {
    const answer = await client.submit(timeInForce, { timeInForce })
    expect(answer).toMatchObject({ kind: 'accepted' })
    await client.until(() => client.life(timeInForce).length === 2)
    expect(client.life(timeInForce)).toEqual(['accepted 0', `${venueCase.endOfImmediate} 0`])
  })

  test('tells what an IOC order got before it ended', async () => {
    await client.submit('some', { timeInForce: 'IOC', price: '2001', quantity: '1' })
    await client.until(() => client.life('some').length === 4)
    expect(client.life('some')).toEqual([
      'accepted 0',
      'fill 0.75',
      'partiallyFilled 0.75',
      `${venueCase.endOfImmediate} 0.75`,
    ])
    expect(await client.gateway.order(client.key('some'))).toMatchObject({
      state: venueCase.endOfImmediate,
      filledQuantity: '0.75',
    })
  })

  test.for([
    ['stopMarket', { type: 'stopMarket', price: undefined, stopPrice: '1950' }],
    ['stopLimit', { type: 'stopLimit', price: '1940', stopPrice: '1950' }],
  ] as const)('places a %s order that waits', async ([id, terms]) => {
    expect(await client.submit(id, { side: 'sell', ...terms })).toMatchObject({ kind: 'accepted' })
    expect(await client.gateway.order(client.key(id))).toMatchObject({
      state: 'accepted',
      price: terms.price,
    })
    await client.until(() =>
      client.events.some(event => event.kind === 'order' && event.report.side === 'sell'),
    )
  })

  test.for([
    ['postOnlyWouldTake', { postOnly: true, price: '2001' }],
    ['badTickSize', { price: venueCase.badPrice }],
    ['badLotSize', { quantity: venueCase.badQuantity }],
    ['insufficientFunds', { quantity: '500' }],
    ['unknownInstrument', { symbol: 'NOPE' }],
    ['unsupported', { postOnly: true, timeInForce: 'IOC' }],
  ] as const)('is refused: %s', async ([code, terms]) => {
    expect(await client.submit(`bad ${code}`, terms)).toMatchObject({ kind: 'rejected', code })
    expect(await client.gateway.openOrders()).toEqual([])
  })

  test('an id that is open already is refused where the venue looks', async () => {
    await client.submit('twice')
    expect(await client.submit('twice')).toMatchObject(
      venueCase.refusesDuplicates
        ? { kind: 'rejected', code: 'duplicateClientOrderId' }
        : { kind: 'accepted' },
    )
  })

  test('changes an open order under its own client order id', async () => {
    const { gateway } = client
    expect(gateway.replace !== undefined).toBe(gateway.replaces)
    if (!gateway.replace) return
    await client.submit('changing')
    const answer = await gateway.replace(client.key('changing'), { price: '1910', quantity: '0.6' })
    expect(answer).toMatchObject({ kind: 'accepted' })
    expect(await gateway.openOrders()).toMatchObject([
      {
        ...client.key('changing'),
        venueOrderId: answer.kind === 'accepted' && answer.venueOrderId,
        price: '1910',
        quantity: '0.6',
      },
    ])
    await client.until(() => client.life('changing').length === 2)
    expect(client.life('changing')).toEqual(['accepted 0', 'accepted 0'])
  })

  test('an order that cannot be changed so is left as it was', async () => {
    const { gateway } = client
    if (!gateway.replace) return
    await client.submit('unchanged')
    const terms = { price: venueCase.badPrice, quantity: '0.5' }
    const answer = await gateway.replace(client.key('unchanged'), terms)
    expect(answer).toMatchObject({ kind: 'rejected', code: 'badTickSize' })
    expect(await gateway.openOrders()).toMatchObject([{ price: '1900', state: 'accepted' }])
  })

  test('an order that is filled in part is changed only where the venue keeps count', async () => {
    const { gateway } = client
    if (!gateway.replace) return
    await client.submit('begun', { price: '2001', quantity: '1' })
    const answer = await gateway.replace(client.key('begun'), { price: '1990', quantity: '2' })
    const [report] = await gateway.openOrders()
    expect(report).toMatchObject(
      answer.kind === 'accepted'
        ? { price: '1990', quantity: '2', filledQuantity: '0.75' }
        : { price: '2001', quantity: '1', filledQuantity: '0.75' },
    )
    expect(answer.kind).toBe(venueCase.name === 'kraken' ? 'accepted' : 'rejected')
  })

  test('begins anew', async () => {
    const connected = client.count('connected')
    await client.gateway.reset()
    expect(client.count('connected')).toBe(connected + 1)
    await client.submit('after reset')
    await client.until(() => client.life('after reset').length > 0)
  })

  test('forty requests at once are all answered', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `crowd ${index}`)
    const answers = await Promise.all(
      ids.map(async id => [
        await client.submit(id, { timeInForce: 'IOC' }),
        await client.gateway.cancel(client.key(id)),
      ]),
    )
    for (const [submitted, canceled] of answers) {
      expect(submitted).toMatchObject({ kind: 'accepted' })
      expect(canceled).toMatchObject({ kind: 'gone' })
    }
  })
})
