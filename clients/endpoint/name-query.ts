import { createSocket } from 'node:dgram'
import { randomInt } from 'node:crypto'
import packet, { type DecodedPacket } from 'dns-packet'
import { splitAddress } from './address.ts'
import { NothingCame } from './errors.ts'

/** One question to one name server. */
export interface NameQuery {
  readonly name: string
  readonly type: 'A' | 'AAAA'
  /** Address and port, such as `192.0.2.1:53`. */
  readonly server: string
  readonly deadlineMs: number
}

/** One question over UDP, asked once. Throws when no answer to it comes in time. */
export async function askName({
  name,
  type,
  server,
  deadlineMs,
}: NameQuery): Promise<DecodedPacket> {
  const { address, port } = splitAddress(server)
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
  const id = randomInt(65_536)
  const { promise, resolve, reject } = Promise.withResolvers<DecodedPacket>()
  const late = setTimeout(() => reject(new NothingCame(deadlineMs)), deadlineMs)
  socket.on('error', reject)
  socket.on('message', message => {
    const answer = decoded(message)
    const asked = answer?.questions?.[0]
    if (!answer || answer.id !== id || answer.type !== 'response') return
    if (asked?.name.toLowerCase() === name.toLowerCase() && asked.type === type) resolve(answer)
  })
  const query = packet.encode({
    type: 'query',
    id,
    flags: packet.RECURSION_DESIRED,
    questions: [{ type, name }],
  })
  try {
    // A connected socket hears of a port where nobody is, and of nobody but the one that was asked.
    socket.connect(port, address, () => socket.send(query))
    return await promise
  } finally {
    clearTimeout(late)
    socket.close()
  }
}

function decoded(message: Buffer): DecodedPacket | undefined {
  try {
    return packet.decode(message)
  } catch {
    return undefined
  }
}
