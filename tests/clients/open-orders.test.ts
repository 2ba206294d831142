import { afterEach, expect, test } from 'vitest'
import { openVenue } from '../../clients/venue/open.ts'
import { json, listing, venueAnswering } from './venue-answers.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const shown = (clientOrderId: string, price: string | null) => ({
  symbol: 'BTCUSDT',
  orderId: clientOrderId.length,
  clientOrderId,
  price,
  origQty: '0.00013000',
  executedQty: '0.00000000',
  status: 'NEW',
  type: 'LIMIT',
  side: 'BUY',
  time: 1_700_000_000_000,
})

/** A venue with an order of ours, and with one of the firm's whose price is no decimal. */
async function withUnusualOrder() {
  const server = await venueAnswering({
    'GET /api/v3/exchangeInfo': listing,
    'GET /api/v3/openOrders': json(200, [shown('ours', '40000.01000000'), shown('firm', '+5.0%')]),
  })
  closing.push(() => server.close())
  const venue = await openVenue(server.target, { class: 'check' })
  closing.push(() => venue.close())
  return venue
}

test('an unusual order of the firm does not hide our own', async () => {
  const venue = await withUnusualOrder()
  const own = await venue.openOrders('BTCUSDT', id => id === 'ours')
  const all = await venue.openOrders('BTCUSDT')

  expect(own).toMatchObject([{ clientOrderId: 'ours', price: '40000.01' }])
  expect(all).toMatchObject([
    { clientOrderId: 'ours', price: '40000.01' },
    { clientOrderId: 'firm', price: '', quantity: '' },
  ])
})

test('an order of ours that cannot be read is an error', async () => {
  const venue = await withUnusualOrder()

  await expect(venue.openOrders('BTCUSDT', id => id === 'firm')).rejects.toMatchObject({
    name: 'VenueUnreachable',
  })
})
