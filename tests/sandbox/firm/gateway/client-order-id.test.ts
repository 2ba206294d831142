import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VenueName } from '../../../../sandbox/venues/registry.ts'
import { GatewayClient } from './gateway-client.ts'

const nowhere = {
  rest: 'http://127.0.0.1:9',
  secondaryRest: 'http://127.0.0.1:9',
  websocket: 'ws://127.0.0.1:9',
  credentials: { apiKey: 'k', secret: 'c2VjcmV0' },
}
const shapes: readonly [VenueName, RegExp][] = [
  ['binance', /^[a-zA-Z0-9-_]{1,36}$/],
  ['coinbase', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ['kraken', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/],
]

describe.for(shapes)('the client order ids of %s', ([name, shape]) => {
  const make = () => new GatewayClient(name, { endpoint: nowhere, symbol: 'X' }).gateway

  test('have the shape that the venue takes, and are the same after a restart', () => {
    const [before, after] = [make(), make()]
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 64, unit: 'binary' }), id => {
        expect(before.venueClientOrderId(id)).toMatch(shape)
        expect(after.venueClientOrderId(id)).toBe(before.venueClientOrderId(id))
      }),
    )
  })

  test('differ where the ids of the firm differ', () => {
    const gateway = make()
    const ids = fc.sample(fc.string({ minLength: 1, maxLength: 40 }), 5000)
    const distinct = new Set(ids)
    expect(new Set([...distinct].map(id => gateway.venueClientOrderId(id))).size).toBe(
      distinct.size,
    )
  })
})

test('Binance is given the id as it is where it can be', () => {
  const { gateway } = new GatewayClient('binance', { endpoint: nowhere, symbol: 'X' })
  expect(gateway.venueClientOrderId('run-7_order-0042')).toBe('run-7_order-0042')
})
