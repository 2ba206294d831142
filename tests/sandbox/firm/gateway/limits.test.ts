import { afterEach, describe, expect, test } from 'vitest'
import { parseDecimal as d } from '../../../../sandbox/decimal.ts'
import { GatewayClient } from './gateway-client.ts'
import { venueCases, type OpenVenue, type VenueCase } from './venue-cases.ts'

const timeScale = 0.05
const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

async function open(
  venueCase: VenueCase,
  answerWithinMs = 2000,
): Promise<{ venue: OpenVenue; client: GatewayClient }> {
  const venue = await venueCase.open(timeScale)
  cleanups.push(() => venue.front.close())
  const { endpoint } = venue.front
  const { symbol } = venueCase
  const options = { endpoint, symbol, timeScale, answerWithinMs }
  const client = new GatewayClient(venueCase.name, options)
  cleanups.push(() => client.gateway.close())
  await client.gateway.open()
  return { venue, client }
}

const heldBack = 'the venue allows no more requests within the time'

describe.for(venueCases)('the limits of $name', venueCase => {
  test('are never passed by questions, however many there are at once', async () => {
    const { client } = await open(venueCase)
    const questions = Array.from({ length: 60 }, () => client.gateway.balances())
    const answers = await Promise.all(questions)
    for (const balances of answers) expect(balances).not.toEqual([])
  })

  test('hold back the orders that are too many, before the venue refuses one', async () => {
    const { client } = await open(venueCase, 1500)
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, index) => client.submit(`${index}`, { timeInForce: 'IOC' })),
    )
    for (const answer of answers) {
      if (answer.kind === 'accepted') continue
      // A busy machine may not answer in time.
      if (answer.kind === 'unknown') expect(answer.message).toMatch(/no answer within/)
      else expect(answer.kind).toBe('rejected')
      expect(answer).not.toMatchObject({ message: expect.stringMatching(/too many|rate limit/i) })
    }
    expect(answers.filter(({ kind }) => kind === 'accepted').length).toBeGreaterThan(20)
  })

  test('let every page of fills be read', async () => {
    const { venue, client } = await open(venueCase)
    const { symbol } = venueCase
    const count = 1100
    venue.engine.replaceLiquidity(
      symbol,
      Array.from({ length: count }, (_, step) => ({
        side: 'sell',
        price: d('2001') + BigInt(step) * d('0.1'),
        quantity: d('0.001'),
      })),
    )
    const sinceMs = Date.now()
    const terms = { type: 'market', price: undefined, quantity: '1.1' } as const
    expect(await client.submit('sweep', terms)).toMatchObject({ kind: 'accepted' })
    const fills = await client.gateway.fills([symbol], sinceMs)
    expect(fills).toHaveLength(count)
    expect(new Set(fills.map(({ venueTradeId }) => venueTradeId)).size).toBe(count)
    const prices = fills.map(({ price }) => Number(price))
    expect(prices).toEqual(prices.toSorted((left, right) => left - right))
    await client.until(() => client.life('sweep').at(-1) === 'filled 1.1')
    expect(await client.gateway.fills([symbol], fills.at(-1)!.venueMs + 1)).toEqual([])
    expect(await client.gateway.fills([symbol], 0)).toHaveLength(count)
  })
})

test('Binance says how many orders are allowed, and the rest waits no longer than it may', async () => {
  const { client } = await open(venueCases[0]!, 1500)
  const answers = await Promise.all(
    Array.from({ length: 260 }, (_, index) => client.submit(`${index}`, { timeInForce: 'IOC' })),
  )
  const held = answers.filter(answer => answer.kind === 'rejected' && answer.message === heldBack)
  expect(held.length).toBeGreaterThan(0)
  for (const answer of held) expect(answer).toMatchObject({ code: 'maxMessageRate' })
})
