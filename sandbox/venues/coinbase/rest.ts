import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { proxyPage } from '../proxy-page.ts'
import { addressOf, header, readBody, splitUrl } from '../requests.ts'
import type { RestFaults } from '../rest-faults.ts'
import { authenticate, proofOf } from './authentication.ts'
import { Page, type Endpoint } from './endpoint.ts'
import { Query } from './query.ts'
import { asRefusal, refusals, type Refusal } from './refusal.ts'
import { Routes } from './routes.ts'
import type { CoinbaseState } from './state.ts'

interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Answers requests over REST. */
export class RestServer {
  readonly #state: CoinbaseState
  readonly #faults: RestFaults
  readonly #routes: Routes

  constructor(state: CoinbaseState, faults: RestFaults, endpoints: readonly Endpoint[]) {
    this.#state = state
    this.#faults = faults
    this.#routes = new Routes(endpoints)
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { mishap, delayMs } = this.#faults.next()
    if (mishap === 'hang') return
    const body = await readBody(request)
    const reply =
      body === undefined
        ? htmlReply(413, 'Request Entity Too Large')
        : mishap === 'bad-gateway'
          ? htmlReply(502, 'Bad Gateway')
          : await this.#reply(request, body, mishap === 'throttle')
    if (delayMs > 0) await wait(delayMs)
    this.#send(response, reply)
  }

  async #reply(request: IncomingMessage, body: string, isThrottled: boolean): Promise<Reply> {
    const { path, query } = splitUrl(request)
    try {
      if (header(request, 'user-agent') === undefined) throw refusals.userAgent()
      const found = this.#routes.find(request.method ?? 'GET', path)
      if (!found) throw refusals.noRoute()
      const { endpoint, id } = found
      if (isThrottled) throw throttled(endpoint)
      this.#admit(request, endpoint, body)
      return jsonReply(await endpoint.answer({ id, query: new Query(query), body }))
    } catch (error) {
      const refusal = asRefusal(error)
      return { status: refusal.status, body: JSON.stringify(refusal.body), headers: {} }
    }
  }

  /** What is signed is method, path with query, and body, as they came over the wire. */
  #admit(request: IncomingMessage, { allowance }: Endpoint, body: string): void {
    const { context, limits } = this.#state
    if (allowance === 'public') {
      limits.chargePublic(addressOf(request))
      return
    }
    const text = `${request.method}${request.url}${body}`
    const { mayTrade } = authenticate(context, proofOf(request), text)
    limits.chargePrivate(allowance)
    // What moves money is forbidden to every key, so whatever does more than read is a matter of trading.
    if (!mayTrade && request.method !== 'GET') throw refusals.forbidden()
  }

  #send(response: ServerResponse, { status, body, headers }: Reply): void {
    if (response.destroyed) return
    const isJson = headers['Content-Type'] === undefined
    const sent = Buffer.from(isJson ? this.#faults.cut(body) : body)
    response.writeHead(isJson && this.#faults.cuts ? 200 : status, {
      'Content-Type': 'application/json; charset=utf-8',
      ...headers,
      'Content-Length': sent.length,
    })
    response.end(sent)
  }
}

const throttled = ({ allowance }: Endpoint): Refusal =>
  allowance === 'public' ? refusals.publicLimit() : refusals.privateLimit()

function jsonReply(result: unknown): Reply {
  if (result instanceof Page) {
    return { status: 200, body: JSON.stringify(result.rows), headers: result.headers }
  }
  return { status: 200, body: JSON.stringify(result), headers: {} }
}

/** What the proxy before the venue answers. */
const htmlReply = (status: number, title: string): Reply => ({
  status,
  body: proxyPage(status, title),
  headers: { 'Content-Type': 'text/html' },
})
