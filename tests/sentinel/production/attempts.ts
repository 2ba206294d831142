import { once } from 'node:events'
import { request as requestHttps } from 'node:https'
import { request as requestHttp } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import { parentPort, workerData } from 'node:worker_threads'
import { request } from 'undici'
import { WebSocket } from 'ws'
import { shareBudget } from '../../../clients/budget/budget.ts'
import { trustAuthority } from '../../../clients/trust.ts'
import { ccxtInstance } from '../../../clients/venue/ccxt-instance.ts'
import { openVenue } from '../../../clients/venue/open.ts'
import type { Venue, VenueTarget } from '../../../clients/venue/port.ts'
import { protocolOf } from '../../../clients/venue/protocols/table.ts'
import { openLane } from '../../../clients/venue/signed-lane.ts'
import { openTransport } from '../../../clients/venue/transport.ts'
import { Config } from '../../../config/schema.ts'
import { venueTargets } from '../../../config/venue-targets.ts'
import { shutThread } from '../../../fixtures/guard.ts'
import { orderIntent } from '../../../fixtures/order-intent.ts'
import { ordersOf } from '../../../fixtures/orders.ts'
import { refusalOf } from '../../../fixtures/permission.ts'
import { redirectTo, type Doors } from './redirect.ts'
import { productionVenuesOf } from '../../../sentinel/runner/production.ts'

/**
 * A thread that does what a worker of a run does with a configuration, and then whatever a check, ccxt or a library could
 * do to send an order, rightly and wrongly. What became of each attempt is told at the end.
 */
export interface Task {
  readonly settings: unknown
  readonly environment: Readonly<Record<string, string>>
  readonly doors: Doors
  readonly certificate: string
  readonly folder: string
  /** How often a check sends an order as it should. */
  readonly proper: number
  /** Whether to try the ways around the guards, too. */
  readonly wrongly: boolean
}

const { settings, environment, doors, certificate, folder, proper, wrongly } = workerData as Task

/** Neither compressed nor masked, so that what arrives can be read. */
const unmasked = { perMessageDeflate: false, generateMask: (mask: Buffer) => void mask.fill(0) }

const orderCommands = [
  JSON.stringify({ id: 1, method: 'order.place', params: { side: 'BUY' } }),
  JSON.stringify({ method: 'add_order', params: { side: 'buy' } }),
]
/** An order beside what only reads: under the other of Kraken's keys, or under the same key, of which a reader takes either. */
const besideReading: Readonly<Record<string, string>> = {
  binance: '{"id":1,"method":"order.place","method":"ping"}',
  coinbaseexchange: '{"type":"add_order","type":"subscribe"}',
  kraken: '{"event":"addOrder","method":"ping"}',
}

// Beneath the guards, which are put up after it.
redirectTo(doors)
trustAuthority(certificate)
const config = Config.parse(settings)
// Requests are not paced here as they are at a venue: that is another test's business.
const hurried = { timeScale: 0.02 }
const venues = venueTargets(config, undefined, environment).map(one => ({ ...one, ...hurried }))
const productionVenues = await productionVenuesOf(config, venues)
const { safety } = config
shutThread({ targets: [{ venues }], safety, productionVenues })
shareBudget(folder, [])

const told: string[] = []
for (const target of venues) {
  await tell('proper', () => properly(target))
  if (!wrongly) continue
  for (const [name, attempt] of Object.entries(waysAround(target)))
    await tell(`${name} at ${target.name}`, attempt)
}
// What was sent has time to arrive.
await delay(50)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort!.postMessage({ told, productionVenues })

async function tell(name: string, attempt: () => unknown): Promise<void> {
  try {
    told.push(`${name}: ${JSON.stringify(await attempt())}`)
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
    told.push(`${name}: ${String(error)}${cause}`)
  }
}

async function opened(target: VenueTarget): Promise<Venue> {
  const journal = join(folder, 'journal.jsonl')
  return openVenue(target, {
    class: 'trade',
    intent: orderIntent({ config, journal, productionVenues }),
  })
}

/** As a `.trade.ts` does it: by permission, with the orders that it is handed. */
async function properly(target: VenueTarget): Promise<unknown> {
  const refusal = refusalOf('trade', { safety, productionVenues, breakable: false })
  if (refusal) return refusal.reason
  const venue = await opened(target)
  const production = productionVenues.includes(target.name)
  const caps = { maxNotional: safety.max_order_notional, symbols: safety.symbols, production }
  const orders = ordersOf({ venue, prefix: `p${Date.now() % 100_000}-`, caps })
  try {
    const answers = []
    for (let count = 0; count < proper; count++) {
      const order = await orders.restingOrder(target.symbols[0]!)
      answers.push(await orders.submit(order))
      answers.push(await orders.cancel(order))
    }
    return answers
  } finally {
    await venue.close()
  }
}

function waysAround(target: VenueTarget): Record<string, () => unknown> {
  const { rest, websocket, symbols, ccxtId, credentials } = target
  const symbol = symbols[0]!
  const plainly = rest.startsWith('http:')
  const { hostname } = new URL(rest)
  const port = plainly ? 80 : 443
  const path = {
    binance: '/api/v3/order',
    coinbaseexchange: '/orders',
    kraken: '/0/private/AddOrder',
  }[ccxtId]!
  const body = 'symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1'
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-mbx-apikey': credentials?.apiKey ?? '',
  }
  const head = `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: ${body.length}\r\n\r\n`
  const raw = (pieces: readonly string[]) => async () => {
    const socket = plainly
      ? connect({ host: hostname, port })
      : connectTls({ host: hostname, port, servername: hostname })
    return spoken(socket, pieces)
  }
  return {
    'a check that passes over its orders': async () => {
      const venue = await opened(target)
      try {
        const { ask } = await venue.bestPrices(symbol)
        const taking = { symbol, side: 'buy', price: ask, quantity: '1', postOnly: false } as const
        return await venue.submit({ ...taking, clientOrderId: 'around-1' })
      } finally {
        await venue.close()
      }
    },
    'ccxt by itself': async () => {
      const transport = openTransport(() => {})
      const pace = () => Promise.resolve()
      const wiring = { protocol: protocolOf(ccxtId), transport, lane: openLane, pace }
      const exchange = await ccxtInstance(target, wiring)
      try {
        const market = Object.values(await exchange.loadMarkets()).find(
          one => one?.id === symbol || one?.symbol === symbol,
        )
        return await exchange.createOrder(market!.symbol, 'market', 'buy', 1)
      } finally {
        await transport.close()
      }
    },
    undici: async () => (await request(rest + path, { method: 'POST', headers, body })).statusCode,
    fetch: async () => (await fetch(rest + path, { method: 'POST', headers, body })).status,
    'node:http': () =>
      new Promise((resolve, reject) => {
        const send = plainly ? requestHttp : requestHttps
        send(rest + path, { method: 'POST', headers }, answer => resolve(answer.statusCode))
          .on('error', reject)
          .end(body)
      }),
    'node:http2': () =>
      new Promise((resolve, reject) => {
        const session = connectHttp2(rest).on('error', reject)
        session
          .request({ ':method': 'POST', ':path': path })
          .on('error', reject)
          .on('response', resolve)
          .end(body)
      }),
    'a bare socket': raw([head + body]),
    'a bare socket, in pieces': raw([
      head.slice(0, 9),
      head.slice(9),
      body.slice(0, 5),
      body.slice(5),
    ]),
    'a bare socket, after a read': raw([
      `GET /time HTTP/1.1\r\nhost: ${hostname}\r\n\r\n${head}${body}`,
    ]),
    'a bare socket, in chunks': raw([
      `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\ntransfer-encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n`,
    ]),
    'TLS put upon a socket': async () => {
      const under = connect({ host: hostname, port })
      const socket = plainly ? under : connectTls({ socket: under, servername: hostname })
      return spoken(socket, [head + body])
    },
    'a withdrawal': async () => {
      const withdrawal = {
        binance: '/sapi/v1/capital/withdraw/apply',
        coinbaseexchange: '/withdrawals/crypto',
        kraken: '/0/private/Withdraw',
      }[ccxtId]!
      return (await fetch(rest + withdrawal, { method: 'POST', headers, body })).status
    },
    'a command over WebSocket': () => commanded(websocket, unmasked),
    'a command beside one that only reads': () =>
      commanded(websocket, unmasked, [besideReading[ccxtId]!]),
    'a compressed command over WebSocket': () =>
      commanded(websocket, { perMessageDeflate: { threshold: 0 } }),
  }
}

async function spoken(socket: Socket, pieces: readonly string[]): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  promise.catch(() => {})
  socket.on('error', reject).on('close', () => resolve('closed'))
  socket.on('data', (bytes: Buffer) => resolve(bytes.toString('latin1').slice(0, 40)))
  try {
    for (const piece of pieces) {
      socket.write(piece)
      await delay(5)
    }
    return await Promise.race([promise, delay(2_000, 'silence')])
  } finally {
    socket.destroy()
  }
}

async function commanded(
  url: string,
  options: object,
  commands: readonly string[] = orderCommands,
): Promise<string> {
  const socket = new WebSocket(url, { handshakeTimeout: 10_000, ...options })
  const closed = once(socket, 'close')
  closed.catch(() => {})
  await once(socket, 'open')
  try {
    for (const command of commands) socket.send(command, () => {})
    return await Promise.race([closed.then(() => 'closed'), delay(300, 'still open')])
  } finally {
    socket.on('error', () => {}).terminate()
  }
}
