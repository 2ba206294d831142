import { once } from 'node:events'
import type { Server } from 'node:net'

/** The sandbox is never reachable from another machine. */
export const loopbackHost = '127.0.0.1'

/** A port that the sandbox was told to use belongs to somebody else. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
  readonly code = 'PORT_TAKEN'

  constructor(owner: string, port: number) {
    super(
      `port ${port} must be free for ${owner}, was taken by another process; ` +
        'stop that process or choose other ports',
    )
  }
}

/** Lets a server listen on a loopback port (0: any free one) and returns its origin. */
export const listenOnLoopback = async (server: Server, port: number): Promise<string> =>
  `http://${loopbackHost}:${await listenOnPort(server, port)}`

/** Lets a server listen on a loopback port (0: any free one) and returns the port. */
export async function listenOnPort(server: Server, port: number): Promise<number> {
  await once(server.listen(port, loopbackHost), 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) {
    throw new Error(`a server must listen on a port, listens on ${String(address)}`)
  }
  return address.port
}

/** Opens what listens on a port, and says whose port it was when it is taken. */
export async function openOnPort<Opened>(
  { owner, port }: { readonly owner: string; readonly port: number },
  open: (port: number) => Promise<Opened>,
): Promise<Opened> {
  try {
    return await open(port)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new PortTakenError(owner, port)
  }
}
