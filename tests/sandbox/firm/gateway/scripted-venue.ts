import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { VenueEndpoint } from '../../../../sandbox/endpoints.ts'

/** A request that came, and when by the monotonic clock. */
export interface Arrival {
  readonly method: string
  readonly path: string
  readonly atMs: number
}

/** A loopback server in a venue's place that answers as a test says, or not at all. */
export interface ScriptedVenue {
  readonly endpoint: VenueEndpoint
  readonly arrivals: readonly Arrival[]
  close(): Promise<void>
}

type Script = (response: ServerResponse, request: IncomingMessage, index: number) => void

export async function openScriptedVenue(script: Script): Promise<ScriptedVenue> {
  const arrivals: Arrival[] = []
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    arrivals.push({ method: request.method ?? '', path, atMs: performance.now() })
    request.resume()
    request.on('end', () => script(response, request, arrivals.length - 1))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const rest = `http://127.0.0.1:${port}`
  return {
    endpoint: {
      rest,
      secondaryRest: rest,
      websocket: `ws://127.0.0.1:${port}`,
      credentials: { apiKey: 'key', secret: 'c2VjcmV0', passphrase: 'pass' },
    },
    arrivals,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
