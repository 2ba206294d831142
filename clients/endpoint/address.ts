import { isIP } from 'node:net'

/** The host of a URL and the port that it is reached at, also where the URL leaves the port out. */
export interface HostAndPort {
  readonly host: string
  readonly port: number
  /** The host is an address: there is nothing to resolve. */
  readonly literal: boolean
  readonly tls: boolean
}

const defaultPorts: Readonly<Record<string, number>> = {
  'http:': 80,
  'ws:': 80,
  'https:': 443,
  'wss:': 443,
}

export function hostAndPort(url: string): HostAndPort {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: port === '' ? defaultPorts[protocol]! : Number(port),
    literal: isIP(host) !== 0,
    tls: protocol === 'https:' || protocol === 'wss:',
  }
}

/** An address and a port written together: `192.0.2.1:53` or `[2001:db8::1]:53`. */
export function splitAddress(text: string): { readonly address: string; readonly port: number } {
  const { hostname, port } = new URL(`dns://${text}`)
  return { address: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}
