import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'

/** Something that listens on loopback where a venue should be. */
export interface BrokenServer {
  readonly port: number
  close(): void
}

/** A port that was free a moment ago, and on which nothing listens. */
export async function closedPort(): Promise<BrokenServer> {
  const server = await listening(createServer())
  server.close()
  return server
}

/** Takes every connection and never says a word. */
export const silentServer = (): Promise<BrokenServer> =>
  listening(createServer(socket => socket.on('error', () => {})))

/** Answers whatever it is asked with 200 and this. */
export function answering(type: string, body: string): Promise<BrokenServer> {
  const server = createHttpServer((_request, response) => {
    response.setHeader('content-type', type)
    response.end(body)
  })
  return listening(server)
}

async function listening(server: Server): Promise<BrokenServer> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { port, close: () => server.close() }
}
