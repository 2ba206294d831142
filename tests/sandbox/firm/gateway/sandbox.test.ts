import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../../../sandbox/sandbox.ts'
import { GatewayClient } from './gateway-client.ts'
import { openQuietVenue as openQuietBinance } from '../../binance/quiet-venue.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

const symbols = [
  ['binance', 'ETHUSDT'],
  ['coinbase', 'ETH-USD'],
  ['kraken', 'ETH/USD'],
] as const

describe.for(symbols)('the whole sandbox with %s', ([name, symbol]) => {
  const open = (certificateAuthority: string | undefined) =>
    new GatewayClient(name, {
      endpoint: sandbox.endpoints.venues[name]!,
      symbol,
      timeScale: sandbox.endpoints.timeScale,
      certificateAuthority,
    })

  test('is traded with over TLS', async () => {
    const client = open(sandbox.endpoints.certificateAuthority)
    await client.gateway.open()
    const market = { type: 'market', price: undefined } as const
    expect(await client.submit('market', market)).toMatchObject({ kind: 'accepted' })
    await client.until(() => client.life('market').at(-1) === 'filled 0.5')
    await client.gateway.close()
  })

  test('is not believed without its authority', async () => {
    const client = open(undefined)
    expect(await client.submit('trusting')).toMatchObject({ kind: 'rejected', code: 'other' })
    await client.gateway.close()
  })
})

test.for([-20_000, 5000])('a clock of Binance that is %i ms off is followed', async offsetMs => {
  let ownMs = offsetMs
  const venue = await openQuietBinance({ now: () => Date.now() + ownMs })
  const client = new GatewayClient('binance', { endpoint: venue.front.endpoint, symbol: 'ETHUSDT' })
  await client.gateway.open()
  expect(await client.submit('in time')).toMatchObject({ kind: 'accepted' })
  ownMs -= 10_000
  expect(await client.submit('too early')).toMatchObject({ kind: 'rejected', code: 'other' })
  await expect.poll(() => client.submit('in time again')).toMatchObject({ kind: 'accepted' })
  await client.gateway.close()
  await venue.front.close()
})

test('an opening that waits for a venue ends with the gateway', async () => {
  const nowhere = {
    rest: 'http://127.0.0.1:9',
    secondaryRest: 'http://127.0.0.1:9',
    websocket: 'ws://127.0.0.1:9',
    credentials: { apiKey: 'k', secret: 'c2VjcmV0' },
  }
  const client = new GatewayClient('binance', { endpoint: nowhere, symbol: 'X' })
  const opening = client.gateway.open()
  await client.gateway.close()
  await expect(opening).rejects.toThrow()
})
