import { describe, expect, test } from 'vitest'
import { parseAmount } from '../../../../sandbox/firm/amount.ts'
import type { VenueFill, VenueOrderReport } from '../../../../sandbox/firm/gateway/port.ts'
import { advance, bornOf } from '../../../../sandbox/firm/orders/order-life.ts'
import type { Order } from '../../../../sandbox/firm/orders/order.ts'
import {
  compare,
  tradeKey,
  type Books,
  type Statement,
} from '../../../../sandbox/firm/reconciliation/compare.ts'

const order = (id: string, fills: readonly string[] = []): Order => {
  const born = bornOf({
    terms: {
      clientOrderId: id,
      venue: 'binance',
      symbol: 'BTCUSDT',
      side: 'buy',
      type: 'limit',
      quantity: '1',
      price: '50000',
      timeInForce: 'GTC',
    },
    firmOrderId: `F-${id}`,
    venueClientOrderId: id,
    foreign: false,
    createdMs: 0,
  })
  const inputs = [
    { kind: 'sent' } as const,
    { kind: 'accepted', venueOrderId: `V-${id}` } as const,
    ...fills.map(
      quantity =>
        ({
          kind: 'fill',
          fill: { venueTradeId: `${id}-${quantity}`, price: '50000', quantity, venueMs: 1 },
        }) as const,
    ),
  ]
  return inputs.reduce((all, input) => advance(all, input, 1).order, born)
}

const report = (id: string, so: Partial<VenueOrderReport> = {}): VenueOrderReport => ({
  symbol: 'BTCUSDT',
  venueClientOrderId: id,
  venueOrderId: `V-${id}`,
  side: 'buy',
  state: 'accepted',
  quantity: '1',
  price: '50000',
  filledQuantity: '0',
  ...so,
})

const fill = (id: string, quantity: string, so: Partial<VenueFill> = {}): VenueFill => ({
  symbol: 'BTCUSDT',
  venueTradeId: `${id}-${quantity}`,
  venueOrderId: `V-${id}`,
  side: 'buy',
  price: '50000',
  quantity,
  venueMs: 1,
  ...so,
})

const books = (so: Partial<Books> = {}): Books => ({
  venue: 'binance',
  orders: [],
  openingTradeIds: new Set(),
  balances: [{ venue: 'binance', currency: 'USDT', total: parseAmount('100') }],
  position: () => parseAmount('0.5'),
  isUnderWay: () => false,
  ...so,
})

const statement = (so: Partial<Statement> = {}): Statement => ({
  openOrders: [],
  looks: new Map(),
  fills: [],
  balances: [{ currency: 'USDT', total: '100.00', available: '90' }],
  ...so,
})

test('what is the same on both sides is no difference', () => {
  const { differences, findings } = compare(
    books({ orders: [order('one', ['0.25'])] }),
    statement({
      openOrders: [report('one', { state: 'partiallyFilled', filledQuantity: '0.25' })],
      fills: [fill('one', '0.25')],
    }),
  )
  expect(differences).toEqual([])
  expect(findings).toEqual([])
})

describe('orders', () => {
  test('an order that only the venue has', () => {
    const { differences, findings } = compare(
      books(),
      statement({ openOrders: [report('orphan')] }),
    )
    expect(differences).toEqual([
      { kind: 'orderUnknownToFirm', venue: 'binance', subject: 'V-orphan', venueValue: 'accepted' },
    ])
    expect(findings).toMatchObject([{ kind: 'unknownOrder', venueOrderId: 'V-orphan' }])
  })

  test('an order that only the firm has, or that ended at the venue', () => {
    const { differences } = compare(
      books({ orders: [order('absent'), order('ended'), order('same')] }),
      statement({
        looks: new Map([
          ['absent', undefined],
          ['ended', report('ended', { state: 'canceled' })],
          ['same', report('same')],
        ]),
      }),
    )
    expect(differences).toEqual([
      {
        kind: 'orderUnknownToVenue',
        venue: 'binance',
        subject: 'absent',
        firmValue: 'accepted',
      },
      {
        kind: 'orderState',
        venue: 'binance',
        subject: 'ended',
        firmValue: 'accepted',
        venueValue: 'canceled',
      },
    ])
  })

  test('an order whose answer is under way is no difference, one whose answer was lost is', () => {
    const { terms, firmOrderId, venueClientOrderId } = order('one')
    const born = { terms, firmOrderId, venueClientOrderId, foreign: false, createdMs: 0 }
    const pending = advance(bornOf(born), { kind: 'sent' }, 1).order
    const told = statement({ openOrders: [report('one')] })

    expect(compare(books({ orders: [pending], isUnderWay: () => true }), told).findings).toEqual([])
    expect(compare(books({ orders: [pending] }), told).findings).toMatchObject([{ kind: 'report' }])
  })

  test('an order that is over at the firm and lives on at the venue is to be canceled', () => {
    const over = advance(order('one'), { kind: 'gone' }, 2).order
    const { findings } = compare(
      books({ orders: [over] }),
      statement({ openOrders: [report('one')] }),
    )
    expect(findings).toMatchObject([{ kind: 'livesOn' }])
  })
})

describe('fills', () => {
  test('a trade that the firm missed: its order, the position, and what is to be done', () => {
    const { differences, findings } = compare(
      books({ orders: [order('one', ['0.25'])] }),
      statement({
        openOrders: [report('one', { state: 'partiallyFilled' })],
        fills: [fill('one', '0.25'), fill('one', '0.125')],
      }),
    )
    expect(differences).toEqual([
      {
        kind: 'filledQuantity',
        venue: 'binance',
        subject: 'one',
        firmValue: '0.25',
        venueValue: '0.375',
      },
      {
        kind: 'position',
        venue: 'binance',
        subject: 'BTCUSDT',
        firmValue: '0.5',
        venueValue: '0.625',
      },
    ])
    expect(findings).toMatchObject([{ kind: 'missingFill', fill: { quantity: '0.125' } }])
  })

  test('trades of an order that nobody knows and that is over', () => {
    const { differences, findings } = compare(
      books(),
      statement({ fills: [fill('x', '0.25'), fill('x', '0.5')] }),
    )
    expect(differences.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'orderUnknownToFirm V-x',
      'position BTCUSDT',
    ])
    expect(findings.map(({ kind }) => kind)).toEqual(['unknownOrder', 'missingFill', 'missingFill'])
  })

  test('trades that were there before the firm first looked are none of its own', () => {
    const old = fill('x', '0.25')
    const { differences } = compare(
      books({ openingTradeIds: new Set([tradeKey(old)]) }),
      statement({ fills: [old] }),
    )
    expect(differences).toEqual([])
  })

  test('the same trade id at another symbol, or on the other side, is another trade', () => {
    const { findings } = compare(
      books({ orders: [order('one', ['0.25'])] }),
      statement({
        openOrders: [report('one', { state: 'partiallyFilled' })],
        fills: [
          fill('one', '0.25'),
          fill('one', '0.25', { symbol: 'ETHUSDT', venueOrderId: 'V-2' }),
          fill('one', '0.25', { side: 'sell', venueOrderId: 'V-3' }),
        ],
      }),
    )
    expect(findings.filter(({ kind }) => kind === 'missingFill')).toHaveLength(2)
  })
})

describe('balances', () => {
  const told = (total: string, currency = 'USDT') =>
    compare(
      books(),
      statement({
        balances: [
          { currency: 'USDT', total: currency === 'USDT' ? total : '100', available: '0' },
          ...(currency === 'USDT' ? [] : [{ currency, total, available: '0' }]),
        ],
      }),
    ).differences

  test.for<[string, string, string | undefined]>([
    ['USDT', '100.00000010', undefined],
    ['USDT', '100.00000011', '100.00000011'],
    ['USDT', '0', '0'],
    ['EUR', '0', undefined],
    ['EUR', '3', '3'],
  ])('%s of %s at the venue', ([currency, total, venueValue]) => {
    const found = told(total, currency)
    if (venueValue === undefined) expect(found).toEqual([])
    else expect(found).toMatchObject([{ kind: 'balance', subject: currency, venueValue }])
  })
})
