import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { proxyPage } from '../../proxy-page.ts'
import { addressOf, header, readBody, splitUrl } from '../../requests.ts'
import type { RestFaults } from '../../rest-faults.ts'
import { asRefusal, refusals } from '../errors.ts'
import { Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import type { PrivateMethods, PublicMethods } from './method.ts'

interface Reply {
  readonly status: number
  readonly type: 'json' | 'html'
  readonly body: string
}

interface Methods {
  readonly public: PublicMethods
  readonly private: PrivateMethods
}

/** Answers requests over REST: with status 200 whatever the venue says, for what it says is in the envelope. */
export class RestServer {
  readonly #state: KrakenState
  readonly #faults: RestFaults
  readonly #methods: Methods

  constructor(state: KrakenState, faults: RestFaults, methods: Methods) {
    this.#state = state
    this.#faults = faults
    this.#methods = methods
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { mishap, delayMs } = this.#faults.next()
    if (mishap === 'hang') return
    const body = await readBody(request)
    const reply =
      body === undefined
        ? page(413, 'Request Entity Too Large')
        : mishap === 'bad-gateway'
          ? page(502, 'Bad Gateway')
          : await this.#reply(request, body, mishap === 'throttle')
    if (delayMs > 0) await wait(delayMs)
    this.#send(response, reply)
  }

  async #reply(request: IncomingMessage, body: string, isThrottled: boolean): Promise<Reply> {
    // What stands in front of Kraken turns away who does not say what he is.
    if (header(request, 'user-agent') === undefined) return page(403, 'Forbidden')
    const { path } = splitUrl(request)
    const [, kind, name] = /^\/0\/(public|private)\/(\w+)$/.exec(path) ?? []
    if (kind === undefined || name === undefined) return page(404, 'Not Found')
    try {
      if (isThrottled) {
        throw kind === 'public' ? refusals.tooManyPublicCalls() : refusals.tooManyCalls()
      }
      const result =
        kind === 'public'
          ? await this.#answerPublic(request, name, body)
          : await this.#answerPrivate(request, name, body)
      return json({ error: [], result })
    } catch (error) {
      return json({ error: [asRefusal(error).message] })
    }
  }

  #answerPublic(request: IncomingMessage, name: string, body: string): unknown {
    const answer = Object.hasOwn(this.#methods.public, name)
      ? this.#methods.public[name]
      : undefined
    if (!answer) throw refusals.unknownMethod()
    this.#state.limits.chargePublic(addressOf(request))
    return answer(Parameters.ofForm(`${splitUrl(request).query}&${body}`))
  }

  async #answerPrivate(request: IncomingMessage, name: string, body: string): Promise<unknown> {
    const method = Object.hasOwn(this.#methods.private, name)
      ? this.#methods.private[name]
      : undefined
    if (!method) throw refusals.unknownMethod()
    const isJson = header(request, 'content-type')?.includes('application/json') === true
    const parameters = isJson ? Parameters.ofJson(body) : Parameters.ofForm(body)
    if (!parameters) throw refusals.argument()
    const key = this.#state.keys.authenticate({
      apiKey: header(request, 'api-key'),
      signature: header(request, 'api-sign'),
      nonce: isJson ? nonceIn(body) : parameters.text('nonce'),
      path: splitUrl(request).path,
      body,
    })
    this.#state.limits.chargePrivate(key, method.cost)
    if (method.trades && !key.mayTrade) throw refusals.permission()
    return method.answer(parameters, key)
  }

  #send(response: ServerResponse, { status, type, body }: Reply): void {
    if (response.destroyed) return
    const isJson = type === 'json'
    const sent = Buffer.from(isJson ? this.#faults.cut(body) : body)
    response.writeHead(status, {
      'Content-Type': isJson ? 'application/json' : 'text/html',
      'Content-Length': sent.length,
      'Cache-Control': 'no-store, no-cache',
    })
    response.end(sent)
  }
}

/** The digits as they were signed: a nonce in nanoseconds is larger than a number of JSON can be exact. */
const nonceIn = (body: string): string | undefined => /"nonce"\s*:\s*"?(\d+)/.exec(body)?.[1]

const json = (envelope: object): Reply => ({
  status: 200,
  type: 'json',
  body: JSON.stringify(envelope),
})

/** What the proxy before the venue answers. */
const page = (status: number, title: string): Reply => ({
  status,
  type: 'html',
  body: proxyPage(status, title),
})
