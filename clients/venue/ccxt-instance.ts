import type { Exchange } from 'ccxt'
import { STATUS_CODES } from 'node:http'
import { ccxtClass } from './ccxt-class.ts'
import { ForeignUrl, UnknownToVenue, VenueRefused } from './errors.ts'
import type { VenueTarget } from './port.ts'
import type { VenueProtocol } from './protocol.ts'
import { sendThrough } from './ccxt-sending.ts'
import { isSandbox } from './pace-share.ts'
import { pacer, type Pacer } from './pacer.ts'
import { nextNumber, type SignedLane } from './signed-lane.ts'
import type { Outgoing, Transport } from './transport.ts'
import { foreignLeaf, authorityOf, mapUrls, type UrlLeaf } from './url-tree.ts'

/** How long one request may take, orders included: beyond it an order is ambiguous. */
export const requestDeadlineMs = 5_000

/** How long a list of instruments may take: real venues list thousands. */
const listDeadlineMs = 15_000

interface Wiring {
  readonly protocol: VenueProtocol
  readonly transport: Transport
  readonly lane: SignedLane
  readonly pace: Pacer
  readonly hurried?: boolean
}

/**
 * ccxt's own class for the venue, every URL of which leads to the target, sending through our transport, trying
 * nothing twice.
 */
export async function ccxtInstance(target: VenueTarget, wiring: Wiring): Promise<Exchange> {
  const Class = await ccxtClass(target.ccxtId)
  if (!Class) throw new UnknownToVenue(`ccxt must have a class '${target.ccxtId}', has none`)

  const { apiKey, secret, passphrase } = target.credentials ?? {}
  const protocolHas = wiring.protocol.ccxtHas
  // ccxt's own pace between requests, in milliseconds; a sandbox whose time runs faster allows for a faster one.
  const rateLimit = Number(new Class().rateLimit) * target.timeScale
  const exchange = new Class({
    ...(apiKey && { apiKey, secret }),
    ...(passphrase && { password: passphrase }),
    ...(protocolHas && { has: { ...protocolHas } }),
    rateLimit,
    enableRateLimit: wiring.hurried !== true,
    timeout: requestDeadlineMs,
    options: { ...wiring.protocol.ccxtOptions, maxRetriesOnFailure: 0 },
    fetchImplementation: fetchThrough(target, wiring),
  })
  if (wiring.protocol.numbersRequests) exchange.nonce = nextNumber
  if (isSandbox(target.rest)) paceKeysOnly(exchange)
  sendThrough(exchange, {
    ...wiring,
    keyPace: wiring.hurried ? undefined : keyPaceOf(target, wiring),
  })
  return Object.assign(exchange, { urls: targetUrls(exchange.urls, target, wiring.protocol) })
}

/** All who read with one key of a venue share its pace. */
function keyPaceOf(
  { rest, credentials, timeScale }: VenueTarget,
  { protocol }: Pick<Wiring, 'protocol'>,
): Pacer | undefined {
  const { keyAllowance: allowance } = protocol
  if (!allowance || !credentials) return undefined
  const name = `key ${credentials.apiKey} at ${authorityOf(rest)}`
  return pacer(name, allowance.requestsPerSecond / timeScale, allowance.burst)
}

/**
 * Leaves what needs no key to our own pace. ccxt counts it together with what a key may ask, of which venues allow less; who
 * trades at a venue is spared both ways, and nobody else asks a sandbox.
 */
function paceKeysOnly(exchange: Exchange): void {
  const costOf = exchange.calculateRateLimiterCost.bind(exchange)
  exchange.calculateRateLimiterCost = (api, ...rest) =>
    api === 'public' ? 0 : (costOf(api, ...rest) as number)
}

/** ccxt's URL tree with every leaf at the target; throws `ForeignUrl` when one would lead elsewhere. */
export function targetUrls(tree: unknown, target: VenueTarget, protocol: VenueProtocol): unknown {
  const origin = new URL(target.rest).origin
  const urls = mapUrls(tree, leaf => protocol.leafUrl(leaf, target) ?? origin)
  const foreign = foreignLeaf(urls, targetHosts(target))
  if (foreign) throw foreignUrl(foreign, target)
  return urls
}

/** Hosts and ports that the target was configured with. */
const targetHosts = ({ rest, websocket, websocketApi }: VenueTarget): ReadonlySet<string> =>
  new Set([rest, websocket, ...(websocketApi ? [websocketApi] : [])].map(authorityOf))

const foreignUrl = ({ path, url }: UrlLeaf, { name }: VenueTarget): ForeignUrl =>
  new ForeignUrl(
    `every URL of ${name} must lead to its configured hosts, ${path.join('.')} was ${url.split('?')[0]}; configure that host or leave the venue out`,
  )

interface FetchInit {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** What ccxt calls instead of `fetch`: our transport, which turns a refusal into an error with the venue's own code. */
function fetchThrough(
  target: VenueTarget,
  { protocol, transport }: Pick<Wiring, 'protocol' | 'transport'>,
) {
  const rest = authorityOf(target.rest)
  return async (url: string, { method, headers, body }: FetchInit) => {
    if (authorityOf(url) !== rest) throw foreignUrl({ path: ['request'], url }, target)
    const isList = new URL(url).pathname === protocol.listPath
    const deadlineMs = isList ? listDeadlineMs : requestDeadlineMs
    const outgoing: Outgoing = { url, method, headers, body, deadlineMs }
    const answer = await transport.send(outgoing)
    const refusal = protocol.refusalIn(answer)
    if (refusal) throw new VenueRefused(`${method} ${answer.path}`, answer.status, refusal)
    return {
      status: answer.status,
      statusText: STATUS_CODES[answer.status] ?? '',
      headers: answer.headers,
      text: () => Promise.resolve(answer.text),
    }
  }
}
