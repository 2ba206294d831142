import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { VenueEndpoint } from '../../../../sandbox/endpoints.ts'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import { quantile } from '../../numbers.ts'
import { openCuttablePath, type CuttablePath } from './cuttable-path.ts'
import { GatewayClient } from './gateway-client.ts'
import { venueCases, type OpenVenue, type VenueCase } from './venue-cases.ts'

const timeScale = 0.01
const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

interface Opened {
  readonly venue: OpenVenue
  readonly client: GatewayClient
  readonly stream: CuttablePath
}

/** Opens a gateway whose private stream goes over a path that can be cut. */
async function open(venueCase: VenueCase, lacks: readonly FaultName[] = []): Promise<Opened> {
  const venue = await venueCase.open(timeScale)
  cleanups.push(() => venue.front.close())
  const { endpoint } = venue.front
  const url = endpoint.websocketApi ?? endpoint.websocket
  const stream = await openCuttablePath(url)
  cleanups.push(() => stream.close())
  const websocket = `${stream.origin}${new URL(url).pathname.replace(/^\/$/, '')}`
  const detour: VenueEndpoint = {
    ...endpoint,
    ...(endpoint.websocketApi === undefined ? { websocket } : { websocketApi: websocket }),
  }
  const client = new GatewayClient(venueCase.name, {
    endpoint: detour,
    symbol: venueCase.symbol,
    timeScale,
    lacks,
  })
  cleanups.push(() => client.gateway.close())
  await client.gateway.open()
  return { venue, client, stream }
}

describe.for(venueCases)('the private stream of $name', venueCase => {
  test('is heard again after a cut, with what was open before', async () => {
    const { client, stream } = await open(venueCase)
    await client.submit('before')
    await client.until(() => client.life('before').length === 1)
    stream.cut()
    await client.until(() => client.count('disconnected') === 1)
    await client.submit('meanwhile')
    await client.until(() => client.count('connected') === 2)
    expect(stream.connections).toHaveLength(2)
    expect(stream.connections[1]! - stream.connections[0]!).toBeGreaterThanOrEqual(200)
    await client.gateway.cancel(client.key('before'))
    await client.gateway.cancel(client.key('meanwhile'))
    await client.until(
      () =>
        client.life('before').at(-1) === 'canceled 0' &&
        client.life('meanwhile').at(-1) === 'canceled 0',
    )
  })

  test('is found to be dead when it falls silent', async () => {
    const { client, stream } = await open(venueCase)
    stream.silence()
    await client.until(() => client.count('disconnected') === 1)
    await client.until(() => client.count('connected') === 2)
    await client.submit('after')
    await client.until(() => client.life('after').length === 1)
  })

  test('stays as long as it is well, also when nothing happens', async () => {
    const { client, stream } = await open(venueCase)
    await wait(2500)
    expect(client.count('disconnected')).toBe(0)
    expect(stream.connections).toHaveLength(1)
  })

  test('is tried for again with waits while there is no way', async () => {
    const { client, stream } = await open(venueCase)
    const endMs = performance.now() + 1500
    while (performance.now() < endMs) {
      stream.cut()
      await wait(10)
    }
    expect(stream.connections.length).toBeLessThan(8)
    await client.until(() => client.count('connected') > 1)
  })

  test('of a firm that does not subscribe anew is deaf after a cut', async () => {
    const { client, stream } = await open(venueCase, ['firm-does-not-resubscribe'])
    stream.cut()
    while (stream.connections.length < 2) await wait(20)
    expect(await client.submit('unheard')).toMatchObject({ kind: 'accepted' })
    await wait(300)
    expect(client.life('unheard')).toEqual([])
    expect(client.count('connected')).toBe(1)
  })

  test('of a firm that does not wait is connected time and again', async () => {
    const { client, stream } = await open(venueCase, ['firm-reconnects-without-pause'])
    while (stream.connections.length <= 20) {
      stream.cut()
      await wait(10)
    }
    const gapsMs = stream.connections.slice(1).map((atMs, i) => atMs - stream.connections[i]!)
    // Whoever waits does so for 200 ms at least.
    expect(quantile(gapsMs, 0.5)).toBeLessThan(190)
    await client.gateway.close()
  })
})
