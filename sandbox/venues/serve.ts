import { createServer, type Server } from 'node:http'
import { listenOnLoopback } from '../loopback.ts'
import type { Serve, VenueHandlers } from './server.ts'

/** Serves a venue without TLS, at two entrances that behave alike. */
export const servePlain: Serve = async (handlers, port) => {
  const primary = serverOf(handlers)
  const secondary = serverOf(handlers)
  const rest = await listenOnLoopback(primary, port)
  const secondaryRest = await listenOnLoopback(secondary, 0)
  return {
    rest,
    secondaryRest,
    websocket: rest.replace(/^http/, 'ws'),
    close: async () => {
      await Promise.all([end(primary), end(secondary)])
    },
  }
}

function serverOf(handlers: VenueHandlers): Server {
  const server = createServer((request, response) => {
    handlers.request(request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 65_000
  server.on('upgrade', (request, socket, head) => handlers.upgrade(request, socket, head))
  return server
}

async function end(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeAllConnections()
  await promise
}
