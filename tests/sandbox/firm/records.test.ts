import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal } from '../../../sandbox/firm/journal/journal.ts'
import type { NewOrder, OrderTerms } from '../../../sandbox/firm/orders/order.ts'
import { Records, type DatedEntry } from '../../../sandbox/firm/records.ts'
import { virtuous } from './virtuous.ts'

let folder: string
let records: Records
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firm-records-'))
  records = new Records(openJournal<DatedEntry>(folder), virtuous)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const terms: OrderTerms = {
  clientOrderId: 'one',
  venue: 'kraken',
  symbol: 'BTC/USD',
  side: 'buy',
  type: 'limit',
  quantity: '1',
  price: '100',
  timeInForce: 'GTC',
}
const order = (so: Partial<NewOrder> = {}): NewOrder => ({
  terms,
  firmOrderId: 'F-1',
  venueClientOrderId: 'v-one',
  foreign: false,
  pair: { base: 'BTC', quote: 'USD' },
  createdMs: 1,
  ...so,
})
const moved = () => ['binance', 'kraken'].map(venue => records.movesAt(venue))

test('an order that is denied moves nothing at its venue', () => {
  records.write({ kind: 'order', order: order() })
  records.live('one', { kind: 'denied', reason: { code: 'notReconciled', message: 'not yet' } })

  expect(records.orders.get('one')?.state).toBe('denied')
  expect(moved()).toEqual([0, 0])
})

test('an order that is sent moves its own venue, and so does each step after it', () => {
  records.write({ kind: 'order', order: order() })
  records.live('one', { kind: 'sent' })
  expect(moved()).toEqual([0, 1])
  records.live('one', { kind: 'accepted', venueOrderId: 'O1' })
  expect(moved()).toEqual([0, 2])
})

test('an order that was found at a venue moves it at once', () => {
  records.write({ kind: 'order', order: order({ foreign: true, venueOrderId: 'O1' }) })
  expect(moved()).toEqual([0, 1])
})

test('a balance that is corrected moves its venue', () => {
  records.write({ kind: 'balance', venue: 'binance', currency: 'BTC', total: '2' })
  expect(moved()).toEqual([1, 0])
})
