import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Proposal } from '../../../../sandbox/firm/controls/control.ts'
import { denialOf } from '../../../../sandbox/firm/controls/controls.ts'
import { limitsOf } from '../../../../sandbox/firm/controls/limits.ts'
import { TokenBucket } from '../../../../sandbox/firm/controls/token-bucket.ts'
import { createBinance } from '../../../../sandbox/firm/gateway/binance.ts'
import { openJournal } from '../../../../sandbox/firm/journal/journal.ts'
import type { OrderTerms } from '../../../../sandbox/firm/orders/order.ts'
import { Records, type DatedEntry } from '../../../../sandbox/firm/records.ts'
import { lacking, virtuous } from '../virtuous.ts'

let folder: string
let records: Records
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firm-controls-'))
  records = new Records(openJournal<DatedEntry>(folder), virtuous)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const instrument = {
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  tickSize: '0.01',
  lotSize: '0.00001',
  minQuantity: '0.00001',
  minNotional: '5',
}
const gateway = createBinance({
  venue: {
    name: 'binance',
    endpoint: {
      rest: 'http://127.0.0.1:1',
      secondaryRest: 'http://127.0.0.1:1',
      websocket: 'ws://127.0.0.1:1',
      credentials: { apiKey: 'key', secret: 'secret' },
    },
    symbols: ['BTCUSDT'],
  },
  timeScale: 1,
  virtues: virtuous,
  answerWithinMs: 1_000,
})

const terms: OrderTerms = {
  clientOrderId: 'one',
  venue: 'binance',
  symbol: 'BTCUSDT',
  side: 'buy',
  type: 'limit',
  quantity: '0.01',
  price: '50000',
  timeInForce: 'GTC',
}
const proposal = (changed: Partial<OrderTerms> = {}, so: Partial<Proposal> = {}): Proposal => ({
  terms: { ...terms, ...changed },
  venueClientOrderId: 'one',
  records,
  virtues: virtuous,
  gateway,
  instrument,
  limits: limitsOf(instrument),
  best: { bid: '59999.99', ask: '60000.01' },
  reconciled: true,
  takeMessage: () => true,
  ...so,
})
const codeOf = (changed: Partial<OrderTerms>, so: Partial<Proposal> = {}) =>
  denialOf(proposal(changed, so))?.code

function hold(quantity: string, side: 'buy' | 'sell' = 'buy'): void {
  const pair = { venue: 'binance', symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT' }
  records.ledger.takeFill(pair, side, { venueTradeId: '1', price: '60000', quantity, venueMs: 1 })
}

function open(changed: Partial<OrderTerms>): void {
  records.write({
    kind: 'order',
    order: {
      terms: { ...terms, clientOrderId: 'other', ...changed },
      firmOrderId: 'F-1',
      venueClientOrderId: 'other',
      foreign: false,
      createdMs: 1,
    },
  })
}

test('an order within every control is not denied', () => {
  expect(codeOf({})).toBeUndefined()
})

/** One step inside, one step outside. */
test.for<[string, Partial<OrderTerms>, Partial<OrderTerms>]>([
  ['badTickSize', { price: '50000.01' }, { price: '50000.001' }],
  ['badTickSize', { price: '0.01' }, { price: '0' }],
  ['badLotSize', { quantity: '0.00001' }, { quantity: '0.000001' }],
  ['badLotSize', { quantity: '0.00001' }, { quantity: '0' }],
  ['maxOrderQuantity', { quantity: '1', price: '30000' }, { quantity: '1.00001', price: '10' }],
  ['maxOrderNotional', { quantity: '0.6' }, { quantity: '0.6', price: '50000.01' }],
  [
    'maxOrderNotional',
    { side: 'sell', price: '300000', quantity: '0.1' },
    { side: 'sell', price: '300000.1', quantity: '0.1' },
  ],
  ['priceCollar', { price: '63000' }, { price: '63000.01' }],
  ['priceCollar', { side: 'sell', price: '57000' }, { side: 'sell', price: '56999.99' }],
  ['unsupported', { timeInForce: 'IOC' }, { timeInForce: 'DAY' }],
])('%s: one step inside is sent, one outside is denied', ([code, inside, outside]) => {
  expect(codeOf(inside)).toBeUndefined()
  expect(codeOf(outside)).toBe(code)
})

test('a strategy that nobody approved may not trade, and any other may', () => {
  expect(codeOf({ strategy: 'unapproved' })).toBe('restricted')
  expect(codeOf({ strategy: 'approved' })).toBeUndefined()
  const virtues = lacking('firm-ignores-permission')
  expect(codeOf({ strategy: 'unapproved' }, { virtues })).toBeUndefined()
})

test('a limit far from the market on its own side rests, and is not denied', () => {
  expect(codeOf({ price: '0.01' })).toBeUndefined()
})

test('a market order is valued at the price that it would take', () => {
  const market = { type: 'market', timeInForce: 'IOC', price: undefined } as const
  expect(codeOf({ ...market, quantity: '0.49999' })).toBeUndefined()
  expect(codeOf({ ...market, quantity: '0.5' })).toBe('maxOrderNotional')
})

describe('maxPosition', () => {
  test('counts what is held and what is open on the same side', () => {
    hold('2')
    open({ quantity: '0.5' })
    open({ clientOrderId: 'third', side: 'sell', quantity: '1' })

    expect(codeOf({ quantity: '0.5', price: '100' })).toBeUndefined()
    expect(codeOf({ quantity: '0.50001', price: '100' })).toBe('maxPosition')
  })

  test('a short position counts as well', () => {
    hold('3', 'sell')
    expect(codeOf({ side: 'sell', price: '60000', quantity: '0.00001' })).toBe('maxPosition')
    expect(codeOf({ side: 'buy', quantity: '0.1' })).toBeUndefined()
  })
})

describe('what makes a position smaller', () => {
  const selling = { side: 'sell', price: '60000' } as const
  beforeEach(() => {
    hold('0.3')
    open({ ...selling, quantity: '0.1' })
  })

  test('is all that a reducing firm sends', () => {
    records.write({ kind: 'tradingState', state: 'reducing', reason: 'drill' })
    expect(codeOf({ ...selling, quantity: '0.2' })).toBeUndefined()
    expect(codeOf({ ...selling, quantity: '0.20001' })).toBe('tradingState')
    expect(codeOf({})).toBe('tradingState')
  })

  test('is all that a reduce-only order may do', () => {
    expect(codeOf({ ...selling, quantity: '0.2', reduceOnly: true })).toBeUndefined()
    expect(codeOf({ ...selling, quantity: '0.20001', reduceOnly: true })).toBe(
      'reduceOnlyWouldIncrease',
    )
  })
})

test.for<[string, Partial<Proposal>]>([
  ['bookUnusable', { best: undefined }],
  ['notReconciled', { reconciled: false }],
  ['unknownInstrument', { instrument: undefined, limits: undefined }],
  ['unknownInstrument', { limits: undefined }],
  ['maxMessageRate', { takeMessage: () => false }],
])('%s denies what is sound otherwise', ([code, so]) => {
  expect(codeOf({}, so)).toBe(code)
})

test('an order that another control denies takes no message', () => {
  let taken = 0
  const takeMessage = () => (taken++, true)
  codeOf({ price: '70000' }, { takeMessage })
  expect(taken).toBe(0)
})

test('the kill switch denies what its scope covers and nothing else', () => {
  records.write({ kind: 'engage', scope: { strategy: 'alpha', venue: 'binance' }, reason: 'drill' })
  expect(codeOf({ strategy: 'alpha' })).toBe('killSwitch')
  expect(codeOf({ strategy: 'beta' })).toBeUndefined()
  expect(codeOf({})).toBeUndefined()
  records.write({ kind: 'release', scope: { venue: 'binance' }, reason: 'another scope' })
  expect(codeOf({ strategy: 'alpha' })).toBe('killSwitch')
  records.write({ kind: 'release', scope: { strategy: 'alpha', venue: 'binance' }, reason: 'over' })
  expect(codeOf({ strategy: 'alpha' })).toBeUndefined()
})

test('an id that is taken at the venue is denied', () => {
  open({})
  expect(codeOf({}, { venueClientOrderId: 'other' })).toBe('duplicateClientOrderId')
})

test('an allowance fills up steadily, and holds a second of it', () => {
  let nowMs = 0
  const bucket = new TokenBucket(10, () => nowMs)
  const taken = () => Array.from({ length: 20 }, () => bucket.take()).filter(Boolean).length

  expect(taken()).toBe(10)
  nowMs += 350
  expect(taken()).toBe(3)
  nowMs += 60_000
  expect(taken()).toBe(10)
})
