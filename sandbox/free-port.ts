import { once } from 'node:events'
import { createServer } from 'node:net'
import { loopbackHost } from './loopback.ts'

/** Below the ports that systems give to connections that go out, one of which may take a port that is free now. */
const [first, count] = [10_000, 10_000]

/** A port of loopback on which nobody listens now: for whoever is to listen there later. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * count)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    await once(server.listen(port, loopbackHost), 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw error
  }
  server.close()
  await once(server, 'close')
  return true
}
