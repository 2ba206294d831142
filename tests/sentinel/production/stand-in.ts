import { once } from 'node:events'
import { connect, createServer as createPlainServer, type Server, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import { startSandbox } from '../../../sandbox/sandbox.ts'
import type { Doors } from './redirect.ts'
import { selfSigned } from '../../clients/order-gate/self-signed.ts'
import { portOf } from '../../clients/port-of.ts'

/** The three venues of a sandbox behind doors that pass for any host, and write down what arrives in the clear. */
export interface StandIn {
  /** Certificate of those hosts, as PEM. */
  readonly certificate: string
  /** Ports of the doors by host. */
  readonly doors: Doors
  readonly credentials: Readonly<
    Record<
      string,
      { readonly apiKey: string; readonly secret: string; readonly passphrase?: string }
    >
  >
  /** What has arrived for a host since it was last asked. */
  arrived(host: string): string
  close(): Promise<void>
}

export type VenueName = 'binance' | 'coinbase' | 'kraken'

/** Opens a door for each host, which leads to a venue of the sandbox. */
export async function standInFor(hosts: Readonly<Record<string, VenueName>>): Promise<StandIn> {
  const sandbox = await startSandbox({ tls: false, timeScale: 1 })
  const identity = await selfSigned(...Object.keys(hosts))
  const heard = new Map<string, Buffer[]>()
  const servers: Server[] = []
  const open = new Set<Socket>()
  const doors: Record<string, { tls: number; plain: number }> = {}
  for (const [host, venue] of Object.entries(hosts)) {
    const { port } = new URL(sandbox.endpoints.venues[venue]!.rest)
    const passOn = (from: Socket) => {
      const to = connect(Number(port), '127.0.0.1')
      for (const socket of [from, to]) {
        open.add(socket)
        socket.on('error', () => {}).on('close', () => open.delete(socket))
      }
      from.on('data', (bytes: Buffer) => heard.set(host, [...(heard.get(host) ?? []), bytes]))
      from.pipe(to).pipe(from)
    }
    const secure = createServer(identity, passOn)
    const plain = createPlainServer(passOn)
    servers.push(secure, plain)
    await Promise.all(
      [secure, plain].map(server => once(server.listen(0, '127.0.0.1'), 'listening')),
    )
    doors[host] = { tls: portOf(secure), plain: portOf(plain) }
  }
  const credentials = Object.fromEntries(
    Object.entries(sandbox.endpoints.venues).map(([name, { credentials: own }]) => [name, own]),
  )
  return {
    certificate: identity.cert,
    doors,
    credentials,
    arrived(host) {
      const text = Buffer.concat(heard.get(host) ?? []).toString('latin1')
      heard.delete(host)
      return text
    },
    async close() {
      for (const socket of open) socket.destroy()
      for (const server of servers) server.close()
      await sandbox.close()
    },
  }
}
