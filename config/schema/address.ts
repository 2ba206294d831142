import { isIPv4, isIPv6 } from 'node:net'
import { z } from 'zod'

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const isPublic = (url: URL): boolean => url.username === '' && url.password === ''

/** Whether an address is on this machine by its name alone. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)

function address(protocols: readonly string[], accepts: (url: URL) => boolean, rule: string) {
  return z.string().refine(text => {
    const url = parsed(text)
    return url !== undefined && protocols.includes(url.protocol) && accepts(url)
  }, rule)
}

/** Where HTTP is spoken; a key belongs in a secret, so a user name or password in the URL is refused. */
export const httpAddress = () =>
  address(
    ['http:', 'https:'],
    isPublic,
    'must be a URL that starts with http:// or https:// and holds no user name or password',
  )

/** Where WebSocket is spoken. */
export const webSocketAddress = () =>
  address(
    ['ws:', 'wss:'],
    isPublic,
    'must be a URL that starts with ws:// or wss:// and holds no user name or password',
  )

/** Where a sandbox may be: on this machine only. */
export const loopbackAddress = () =>
  address(
    ['http:', 'https:'],
    url => isPublic(url) && isLoopback(url),
    'must be a URL on this machine such as "http://127.0.0.1:4000"',
  )

/** Address and port of a name server: a name would need one to be found. */
export const nameServerAddress = () =>
  z.string().refine(text => {
    const [, address = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? []
    const bare = /^\[(.+)\]$/.exec(address)?.[1]
    const isAddress = bare === undefined ? isIPv4(address) : isIPv6(bare)
    return isAddress && Number(port) >= 1 && Number(port) <= 65_535
  }, 'must be an address and a port such as "192.0.2.53:53" or "[2001:db8::53]:53"')

/** Host and port of a time server; a name is resolved whenever it is asked. */
export const timeServerAddress = () =>
  z.string().refine(text => {
    const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? []
    const bare = /^\[(.+)\]$/.exec(host)?.[1]
    const isHost = bare === undefined ? isIPv4(host) || isName(host) : isIPv6(bare)
    return isHost && Number(port) >= 1 && Number(port) <= 65_535
  }, 'must be a host and a port such as "time.example:123", "192.0.2.123:123" or "[2001:db8::123]:123"')

/** Labels of letters, digits and inner hyphens; the last one is no number, or it would be an address. */
const isName = (host: string): boolean =>
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(host)
