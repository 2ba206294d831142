import { expect, test } from 'vitest'
import { ContractBreach } from '../../../clients/trading-system/errors.ts'
import { howToOffer, type TradingSystem } from '../../../clients/trading-system/port.ts'
import { driven } from './drive.ts'
import { endpointOf } from './document.ts'
import { about, answers, newOrder, order } from './samples.ts'
import { opened, openedOn, rejection, sendJson, serving } from './server.ts'

const readOrders = (system: TradingSystem) => system.orders!.list()
const submit = (system: TradingSystem) => system.orderEntry!.submit(newOrder)
const readBooks = (system: TradingSystem) => system.bookStatus!.read()

const readSettlements = (system: TradingSystem) => system.settlements!.list({ after: '0' })
const readCustody = (system: TradingSystem) => system.custody!.read()

/** A good answer whose first entry says something else. */
function spoilt(endpoint: string, list: string, change: object): object {
  const answer = answers[endpoint] as Readonly<Record<string, object[]>>
  return { ...answer, [list]: [{ ...answer[list]![0], ...change }] }
}

const book = { venue: 'binance', symbol: 'BTCUSDT', usable: true, ageMs: 1 }

test.for<
  readonly [
    what: string,
    call: (system: TradingSystem) => Promise<unknown>,
    answer: unknown,
    flaw: string,
  ]
>([
  [
    'a price that is a number',
    readOrders,
    { orders: [order, { ...order, price: 12.5 }] },
    'orders[1].price must be a decimal in quotes such as "-0.015", was 12.5;',
  ],
  [
    'an exponent',
    submit,
    { ...order, quantity: '1e-8' },
    'quantity must be a decimal without exponent, plus sign or leading zeros, such as "0.015", was "1e-8";',
  ],
  [
    'a comma',
    submit,
    { ...order, price: '12,5' },
    'price must be a decimal without exponent, plus sign or leading zeros, such as "-0.015", was "12,5";',
  ],
  [
    'a quantity below zero',
    submit,
    { ...order, filledQuantity: '-1' },
    'filledQuantity must be a decimal without exponent, plus sign or leading zeros, such as "0.015", was "-1";',
  ],
  [
    'milliseconds for an instant',
    submit,
    { ...order, createdAt: '2026-01-31T09:30:00.000Z' },
    'createdAt must be an instant in UTC with six digits of a second, such as "2026-01-31T09:30:00.000000Z", was "2026-01-31T09:30:00.000Z";',
  ],
  [
    'a count for an instant',
    submit,
    { ...order, updatedAt: 1769851800000 },
    'updatedAt must be an instant in quotes such as "2026-01-31T09:30:00.000000Z", was 1769851800000;',
  ],
  [
    'another word for a state',
    submit,
    { ...order, state: 'cancelled' },
    'state must be "pending" or "accepted" or "triggered" or "partiallyFilled" or "filled" or "pendingCancel" or "pendingReplace" or "canceled" or "expired" or "rejected" or "denied", was "cancelled";',
  ],
  [
    'a denial without a reason',
    submit,
    { ...order, state: 'denied' },
    'reason must be given where state is "denied" or "rejected", was missing;',
  ],
  [
    'a settlement that settled at no time',
    readSettlements,
    spoilt('GET /settlements', 'settlements', { settledAt: undefined }),
    'settlements[0].settledAt must be given where state is "settled", was missing;',
  ],
  [
    'a trade date with a time',
    readSettlements,
    spoilt('GET /settlements', 'settlements', { tradeDate: '2026-01-30T00:00:00Z' }),
    'settlements[0].tradeDate must be a date such as "2026-01-31", was "2026-01-30T00:00:00Z";',
  ],
  [
    'a line of a statement that says nothing',
    readCustody,
    spoilt('GET /custody', 'lines', { held: undefined, booked: undefined }),
    'lines[0].held must be given where booked is not, was missing;',
  ],
  [
    'an unusable book without a reason',
    readBooks,
    { books: [{ ...book, usable: false }] },
    'books[0].reason must be given where usable is false, was missing;',
  ],
  [
    'an age below zero',
    readBooks,
    { books: [{ ...book, ageMs: -1 }] },
    'books[0].ageMs must be at least 0, was -1;',
  ],
  [
    'a notional limit without a currency',
    system => system.riskLimits!.read(),
    { limits: [{ control: 'maxOrderNotional', scope: {}, value: '1' }] },
    'limits[0].currency must be given where control is "maxOrderNotional" or "maxCredit", was missing;',
  ],
  [
    'a misspelt field',
    submit,
    { ...order, venueOrderID: '1' },
    'venueOrderID must be a field of the contract, was unknown;',
  ],
  [
    'a field that is missing, and another',
    submit,
    { ...order, firmOrderId: undefined, side: 'BUY' },
    'side must be "buy" or "sell", was "BUY" (and 1 more);',
  ],
  ['an array for an object', readOrders, [], 'it must be an object, was an empty array;'],
  ['null', readOrders, null, 'it must be an object, was null;'],
  ['a table for a list', readOrders, { orders: {} }, 'orders must be an array, was an object;'],
])('%s is told with its place, the rule and what was found', async ([, call, answer, flaw]) => {
  const system = await openedOn((_heard, response) => sendJson(response, answer))
  const error = await rejection(call(system))

  expect(error).toBeInstanceOf(ContractBreach)
  expect((error as Error).message).toContain(`must be what the contract says: ${flaw}`)
  expect((error as Error).message).toMatch(/^the answer of (GET|POST) \/[a-z/]+ must/)
})

test.for<readonly [what: string, answer: object, flaw: string]>([
  [
    'a capability that nobody knows',
    { ...about, capabilities: ['orders', 'killswitch'] },
    'capabilities\\[1\\] must be "orders" or .*, was "killswitch";',
  ],
  [
    'another contract',
    { ...about, contract: '2' },
    'contract must be "1", the one version .*, was "2";',
  ],
  [
    'half a digest',
    { ...about, softwareDigest: 'sha256:12' },
    'softwareDigest must be "sha256:" and 64 hexadecimal digits, was "sha256:12";',
  ],
])('%s is refused when the trading system is opened', async ([, answer, flaw]) => {
  const url = await serving((_heard, response) => sendJson(response, answer))

  await expect(opened({ url, deadlineMs: 5_000 })).rejects.toThrow(
    new RegExp(`the answer of GET /capabilities must be what the contract says: ${flaw}`),
  )
})

test('a field that nobody knows is refused in the answer of any endpoint', async () => {
  const cases = Object.entries(answers).filter(([endpoint]) => endpoint !== 'GET /capabilities')
  for (const [endpoint, answer] of cases) {
    const broken = { ...(answer as object), stranger: 1 }
    const system = await openedOn(({ method, path }, response) => {
      const asked = endpointOf(method, path)
      sendJson(response, asked === endpoint ? broken : answers[asked])
    })

    expect(String(await rejection(driven(system)))).toContain(
      `the answer of ${endpoint} must be what the contract says: stranger must be a field of the contract, was unknown`,
    )
  }
})

test('what is not offered is undefined, and it can be said how to offer it', async () => {
  const url = await serving((_heard, response) =>
    sendJson(response, { ...about, capabilities: ['positions'] }),
  )
  const system = await opened({ url, deadlineMs: 5_000 })

  expect(system.positions).toBeDefined()
  expect(Object.keys(system).toSorted()).toEqual(['about', 'close', 'positions'])
  expect(howToOffer('killSwitch')).toBe(
    "offer `killSwitch` in the trading system's shim or module, as docs/trading-system.md says",
  )
})
