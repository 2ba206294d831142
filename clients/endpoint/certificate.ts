import { checkServerIdentity, type TLSSocket } from 'node:tls'
import { tlsFailure } from '../tls-failure.ts'
import { hostAndPort } from './address.ts'
import type { Dialer } from './dial.ts'
import { EndpointUnreachable, failureOf } from './errors.ts'
import type { EndpointCertificate } from './port.ts'
import { ended } from './setup.ts'

const dayMs = 86_400_000

/** Looks at what a host presents. The handshake goes on whatever that is; it is judged afterwards. */
export async function certificateOf(
  dialer: Dialer,
  url: string,
  deadlineMs: number,
): Promise<EndpointCertificate | undefined> {
  const target = hostAndPort(url)
  if (!target.tls) return undefined
  try {
    const socket = await dialer.tcp(target, { deadlineMs })
    using _closed = ended(socket)
    const secure = await dialer.tls(socket, {
      target,
      deadlineMs,
      rejectUnauthorized: false,
      // The chain is judged by Node, the name by us: Node tells of one flaw only.
      checkServerIdentity: () => undefined,
    })
    using _ended = ended(secure)
    return described(secure, target.host)
  } catch (error) {
    throw new EndpointUnreachable(
      `${target.host}:${target.port} must show its certificate, did not: ${failureOf(error)}`,
      { cause: error },
    )
  }
}

function described(secure: TLSSocket, host: string): EndpointCertificate {
  const shown = secure.getPeerX509Certificate()
  if (!shown) throw new Error('it has none')
  const peer = shown.toLegacyObject()
  const flaw = String(secure.authorizationError ?? '')
  return {
    trusted: secure.authorized,
    ...(!secure.authorized && { distrust: tlsFailure(flaw) ?? flaw }),
    matchesHost: checkServerIdentity(host, peer) === undefined,
    daysLeft: (Date.parse(shown.validTo) - Date.now()) / dayMs,
    protocol: secure.getProtocol() ?? 'unknown',
    issuer: oneLine(shown.issuer),
    subject: oneLine(shown.subject),
    keyBits: peer.bits,
  }
}

const oneLine = (name: string): string => name.split('\n').join(', ')
