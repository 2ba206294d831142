import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a server on which a test can cut what is connected, or let it fall silent. */
export interface CuttablePath {
  /** In the server's place. */
  readonly origin: string
  /** How many connections were ever made. */
  readonly connections: readonly number[]
  cut(): void
  /** Connections stay, and nothing goes over them any more; new ones are as usual. */
  silence(): void
  close(): Promise<void>
}

/** Opens a way to where a URL leads. */
export async function openCuttablePath(url: string): Promise<CuttablePath> {
  const target = new URL(url)
  const pairs = new Set<readonly [Socket, Socket]>()
  const connections: number[] = []
  const server = createServer(near => {
    connections.push(performance.now())
    const far = connect(Number(target.port), target.hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    for (const [one, other] of [pair, [far, near]] as const) {
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        other.destroy()
        pairs.delete(pair)
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const cut = () => {
    for (const [near, far] of pairs) {
      near.destroy()
      far.destroy()
    }
  }
  return {
    origin: `${target.protocol}//127.0.0.1:${port}`,
    connections,
    cut,
    silence() {
      for (const [near, far] of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
    },
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
