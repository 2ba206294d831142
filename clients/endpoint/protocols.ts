import { codeOf } from '../tls-failure.ts'
import { hostAndPort, type HostAndPort } from './address.ts'
import type { Dialer } from './dial.ts'
import { EndpointUnreachable, failureOf } from './errors.ts'
import { tlsVersions, type SpokenProtocols, type TlsVersion } from './port.ts'
import { ended } from './setup.ts'

/** Tries each version of TLS in a handshake that offers no other. */
export async function protocolsOf(
  dialer: Dialer,
  url: string,
  deadlineMs: number,
): Promise<SpokenProtocols | undefined> {
  const target = hostAndPort(url)
  if (!target.tls) return undefined
  const accepted: TlsVersion[] = []
  for (const version of tlsVersions)
    if (await speaks(dialer, target, { version, deadlineMs })) accepted.push(version)
  if (accepted.length > 0) return { accepted }
  throw new EndpointUnreachable(
    `${target.host}:${target.port} must speak a version of TLS that is known here, refused ${tlsVersions.join(', ')}`,
  )
}

interface Attempt {
  readonly version: TlsVersion
  readonly deadlineMs: number
}

async function speaks(
  dialer: Dialer,
  target: HostAndPort,
  { version, deadlineMs }: Attempt,
): Promise<boolean> {
  try {
    const socket = await dialer.tcp(target, { deadlineMs })
    using _closed = ended(socket)
    const secure = await dialer.tls(socket, {
      target,
      deadlineMs,
      rejectUnauthorized: false,
      minVersion: version,
      maxVersion: version,
      // At a higher level OpenSSL itself would refuse the old versions, and we would take that for the host's refusal.
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    secure.destroy()
    return true
  } catch (error) {
    if (isRefusal(codeOf(error))) return false
    throw new EndpointUnreachable(
      `${target.host}:${target.port} must accept or refuse ${version}, did neither: ${failureOf(error)}`,
      { cause: error },
    )
  }
}

/** The host answered in TLS, and said no: by an alert, or by another version than the one that was offered. */
const isRefusal = (code: string): boolean =>
  /_ALERT_(PROTOCOL_VERSION|HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY)$/.test(code) ||
  code === 'ERR_SSL_UNSUPPORTED_PROTOCOL'
