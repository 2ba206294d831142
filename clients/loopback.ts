import { isIPv4, isIPv6 } from 'node:net'

/** A host as it is compared: lower case, without brackets, zone or final dot. */
export function normalHost(host: string): string {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
  return bare.toLowerCase().replace(/%.*$/, '').replace(/\.$/, '')
}

/**
 * Whether a host is this machine by its name alone: 127.0.0.0/8, ::1, an IPv4 loopback written as IPv6, or `localhost`.
 * Nothing is resolved; a name that looks like an address, such as `127.1`, is not taken for one.
 */
export function isLoopback(host: string): boolean {
  const name = normalHost(host)
  if (name === 'localhost') return true
  if (isIPv4(name)) return name.startsWith('127.')
  if (!isIPv6(name)) return false
  const canonical = new URL(`http://[${name}]`).hostname
  return canonical === '[::1]' || /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(canonical)
}
