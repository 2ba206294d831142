import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { proxyPage } from '../proxy-page.ts'
import { addressOf, header, readBody, splitUrl } from '../requests.ts'
import type { RestFaults } from '../rest-faults.ts'
import { asRefusal, dispatch } from './dispatch.ts'
import type { Endpoint } from './endpoint.ts'
import { refusals, type Refusal } from './errors.ts'
import { Parameters } from './parameters.ts'
import { publishedLimits } from './rate-limits.ts'
import { formPayload } from './signing.ts'
import type { BinanceState } from './state.ts'
import { inMicroseconds, wantsMicroseconds } from './time-unit.ts'

/** What was there once and is answered so that nobody waits for its return. */
const gone = /^\/api\/v[13]\/userDataStream$|^\/api\/v1\//

interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Answers requests over REST. */
export class RestServer {
  readonly #state: BinanceState
  readonly #faults: RestFaults
  readonly #routes: ReadonlyMap<string, Endpoint>

  constructor(state: BinanceState, faults: RestFaults, endpoints: readonly Endpoint[]) {
    this.#state = state
    this.#faults = faults
    this.#routes = new Map(
      endpoints.flatMap(endpoint => (endpoint.rest ? [[endpoint.rest, endpoint]] : [])),
    )
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { mishap, delayMs } = this.#faults.next()
    if (mishap === 'hang') return
    const body = await readBody(request)
    if (body === undefined) {
      this.#send(response, htmlReply(413, 'Request Entity Too Large'))
      return
    }
    const reply =
      mishap === 'bad-gateway'
        ? htmlReply(502, 'Bad Gateway')
        : mishap === 'throttle'
          ? this.#throttled(request)
          : await this.#reply(request, body)
    if (delayMs > 0) await wait(delayMs)
    this.#send(response, reply)
  }

  async #reply(request: IncomingMessage, body: string): Promise<Reply> {
    const { path, query } = splitUrl(request)
    const endpoint = this.#routes.get(`${request.method} ${path}`)
    if (!endpoint) return gone.test(path) ? htmlReply(410, 'Gone') : htmlReply(404, 'Not Found')
    const address = addressOf(request)
    try {
      const microseconds = wantsMicroseconds(header(request, 'x-mbx-time-unit'))
      const result = await dispatch(this.#state, endpoint, {
        address,
        apiKey: header(request, 'x-mbx-apikey'),
        parameters: Parameters.ofForm(query, body),
        payload: formPayload(query, body),
      })
      const json = JSON.stringify(result)
      return {
        status: 200,
        body: microseconds ? inMicroseconds(json) : json,
        headers: { ...this.#usage(address, endpoint), ...this.#orderCounts(endpoint) },
      }
    } catch (error) {
      return this.#refusal(asRefusal(error), this.#usage(address, endpoint))
    }
  }

  #throttled(request: IncomingMessage): Reply {
    const retryAtMs = this.#state.context.now() + 1000
    const [{ limit }] = publishedLimits
    const usage = weightHeaders(this.#state.limits.usedWeight(addressOf(request)))
    return this.#refusal(refusals.tooMuchWeight(limit, retryAtMs), usage)
  }

  #refusal({ status, body, retryAtMs }: Refusal, usage: Readonly<Record<string, string>>): Reply {
    const waitMs = retryAtMs === undefined ? undefined : retryAtMs - this.#state.context.now()
    const retry =
      waitMs === undefined ? {} : { 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))) }
    return { status, body: JSON.stringify(body), headers: { ...usage, ...retry } }
  }

  /** Only what counts against the request weight tells how much of it is used. */
  #usage(address: string, { weight }: Endpoint): Readonly<Record<string, string>> {
    return weight === undefined ? {} : weightHeaders(this.#state.limits.usedWeight(address))
  }

  #orderCounts({ rest, order }: Endpoint): Readonly<Record<string, string>> {
    if (!order || !rest?.startsWith('POST')) return {}
    const { tenSeconds, day } = this.#state.limits.orders()
    return {
      'X-MBX-ORDER-COUNT-10S': String(tenSeconds),
      'X-MBX-ORDER-COUNT-1D': String(day),
    }
  }

  #send(response: ServerResponse, { status, body, headers }: Reply): void {
    if (response.destroyed) return
    const isJson = headers['Content-Type'] === undefined
    const sent = Buffer.from(isJson ? this.#faults.cut(body) : body)
    response.writeHead(isJson && this.#faults.cuts ? 200 : status, {
      'Content-Type': 'application/json;charset=UTF-8',
      ...headers,
      'Content-Length': sent.length,
    })
    response.end(sent)
  }
}

const weightHeaders = (used: number) => ({
  'X-MBX-USED-WEIGHT': String(used),
  'X-MBX-USED-WEIGHT-1M': String(used),
})

/** What the reverse proxy before the venue answers. */
function htmlReply(status: number, title: string): Reply {
  return {
    status,
    body: proxyPage(status, title),
    headers: { 'Content-Type': 'text/html' },
  }
}
