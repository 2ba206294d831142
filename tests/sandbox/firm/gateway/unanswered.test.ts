import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { VenueEndpoint } from '../../../../sandbox/endpoints.ts'
import type { VenueName } from '../../../../sandbox/venues/registry.ts'
import { GatewayClient } from './gateway-client.ts'
import { openScriptedVenue } from './scripted-venue.ts'

const names: readonly VenueName[] = ['binance', 'coinbase', 'kraken']
const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

async function against(
  name: VenueName,
  script: (response: ServerResponse) => void,
): Promise<GatewayClient> {
  const venue = await openScriptedVenue(script)
  return make(name, venue.endpoint, () => venue.close())
}

function make(name: VenueName, endpoint: VenueEndpoint, close: () => Promise<void>): GatewayClient {
  const client = new GatewayClient(name, { endpoint, symbol: 'X', answerWithinMs: 1000 })
  cleanups.push(async () => {
    await client.gateway.close()
    await close()
  })
  return client
}

const say = (status: number, body: string) => (response: ServerResponse) =>
  void response.writeHead(status, { 'Content-Type': 'application/json' }).end(body)

/** What leaves open whether an order was placed. */
const open: readonly [string, (response: ServerResponse) => void][] = [
  ['no answer', () => undefined],
  ['a connection that breaks', response => void response.destroy()],
  [
    'half an answer',
    response => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"orderId"')
      setTimeout(() => response.destroy(), 20)
    },
  ],
  ['an answer that is no JSON', say(200, '{"orderId":')],
  ['a bad gateway', say(502, '<html>Bad Gateway</html>')],
  ['an empty 504', say(504, '')],
]

describe.for(names)('a request to %s', name => {
  test.for(open)('is unknown after %s', async ([, script]) => {
    const client = await against(name, script)
    const startedMs = performance.now()
    expect(await client.submit('a')).toMatchObject({ kind: 'unknown' })
    expect(await client.gateway.cancel(client.key('a'))).toMatchObject({ kind: 'unknown' })
    expect(performance.now() - startedMs).toBeLessThan(10_000)
    await expect(client.gateway.order(client.key('a'))).rejects.toThrow()
  })

  test('is rejected when nobody listens: it was never sent', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    const rest = `http://127.0.0.1:${port}`
    const credentials = { apiKey: 'key', secret: 'c2VjcmV0' }
    const endpoint = { rest, secondaryRest: rest, websocket: `ws://127.0.0.1:${port}`, credentials }
    const client = make(name, endpoint, async () => undefined)
    expect(await client.submit('a')).toMatchObject({
      kind: 'rejected',
      code: 'other',
      message: expect.stringContaining('ECONNREFUSED'),
    })
    expect(await client.gateway.cancel(client.key('a'))).toMatchObject({ kind: 'unknown' })
  })

  test('is rejected when its connection never came to stand', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const rest = `https://127.0.0.1:${port}`
    const credentials = { apiKey: 'key', secret: 'c2VjcmV0' }
    const endpoint = { rest, secondaryRest: rest, websocket: `ws://127.0.0.1:${port}`, credentials }
    const client = make(name, endpoint, async () => {
      server.close()
    })
    expect(await client.submit('a')).toMatchObject({ kind: 'rejected', code: 'other' })
  })
})

test.for([
  ['binance', 400, '{"code":-1006,"msg":"unexpected"}'],
  ['binance', 504, '{"code":-1007,"msg":"Timeout waiting for response from backend server."}'],
  ['binance', 500, '{"code":-1001,"msg":"Internal error"}'],
  ['coinbase', 500, '{"message":"Internal server error"}'],
  ['kraken', 200, '{"error":["EService:Timeout"]}'],
  ['kraken', 200, '{"error":["EService:Unavailable"]}'],
  ['kraken', 200, '{"error":["EGeneral:Internal error"],"result":{}}'],
] as const)('%s does not know itself: %i %s', async ([name, status, body]) => {
  const client = await against(name, say(status, body))
  expect(await client.submit('a')).toMatchObject({ kind: 'unknown' })
  expect(await client.gateway.cancel(client.key('a'))).toMatchObject({ kind: 'unknown' })
})

test.for([
  ['binance', 403, '<html>Forbidden</html>', 'other'],
  ['binance', 400, '{"code":-1013,"msg":"Filter failure: NOTIONAL"}', 'other'],
  ['binance', 401, '{"code":-2015,"msg":"Invalid API-key, IP, or permissions."}', 'other'],
  ['coinbase', 400, '{"message":"Limit only mode"}', 'other'],
  ['coinbase', 400, '{"message":"size is too small. Minimum size is 0.001"}', 'other'],
  ['kraken', 200, '{"error":["EOrder:Order minimum not met"]}', 'other'],
  ['kraken', 200, '{"error":["EAPI:Invalid key"]}', 'other'],
] as const)('%s refuses: %i %s', async ([name, status, body, code]) => {
  const client = await against(name, say(status, body))
  expect(await client.submit('a')).toMatchObject({ kind: 'rejected', code })
})
