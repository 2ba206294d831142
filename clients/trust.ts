import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/**
 * From now on every TLS connection of this thread also trusts this authority, given as PEM. To be called before the first
 * connection, since a client may keep what it trusted; a second call with the same authority changes nothing.
 */
export function trustAuthority(pem: string): void {
  const trusted = getCACertificates('default')
  const wanted = pem.trim()
  if (trusted.some(known => known.trim() === wanted)) return
  setDefaultCACertificates([...trusted, wanted])
}
