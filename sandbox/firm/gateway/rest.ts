import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import { whenOverdue } from '../wire/overdue.ts'
import { parseJson } from './fields.ts'

export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With the query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What a venue answered; `body` is undefined where it is no JSON. */
export interface RestAnswer {
  readonly kind: 'answered'
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly body: unknown
}

/** `unsent`: no byte of the request left, so the venue cannot have acted on it. `unanswered`: it may have. */
export type RestOutcome =
  RestAnswer | { readonly kind: 'unsent' | 'unanswered'; readonly message: string }

/** How long a connection is kept for the next request; venues close idle ones after longer. */
const idleMs = 4000

/** Sends requests to one origin over connections that are kept, and nothing twice. */
export class RestClient {
  readonly #origin: URL
  readonly #certificateAuthority: string | undefined
  #agent: PlainAgent | TlsAgent

  constructor(origin: string, certificateAuthority: string | undefined) {
    this.#origin = new URL(origin)
    this.#certificateAuthority = certificateAuthority
    this.#agent = this.#newAgent()
  }

  /** Never rejects: an answer, or that there was none within the time. */
  send({ method, path, headers, body }: RestRequest, withinMs: number): Promise<RestOutcome> {
    const isTls = this.#origin.protocol === 'https:'
    const { promise, resolve } = Promise.withResolvers<RestOutcome>()
    let wasSent = false
    const fail = (message: string) =>
      resolve({
        kind: wasSent ? 'unanswered' : 'unsent',
        message: `${method} ${path.split('?')[0]}: ${message}`,
      })
    const request = (isTls ? tlsRequest : plainRequest)(new URL(path, this.#origin), {
      agent: this.#agent,
      method,
      headers: {
        'User-Agent': 'reference-firm',
        ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
        ...headers,
      },
    })
    const callOff = whenOverdue(withinMs, () => {
      fail(`no answer within ${Math.round(withinMs)} ms`)
      request.destroy()
    })
    request.on('socket', socket => {
      if (socket.connecting) {
        socket.once(isTls ? 'secureConnect' : 'connect', () => (wasSent = true))
      } else {
        wasSent = true
      }
    })
    request.on('error', error => fail(wordsOf(error)))
    request.on('response', response => {
      wasSent = true
      textOf(response).then(
        text => resolve(answerOf(response, text)),
        (error: unknown) => fail(wordsOf(error)),
      )
    })
    request.end(body)
    return promise.finally(callOff)
  }

  /** Gives up every connection; requests that wait for an answer end without one. */
  reset(): void {
    this.#agent.destroy()
    this.#agent = this.#newAgent()
  }

  close(): void {
    this.#agent.destroy()
  }

  #newAgent(): PlainAgent | TlsAgent {
    const options = {
      keepAlive: true,
      maxSockets: 16,
      scheduling: 'lifo',
      timeout: idleMs,
    } as const
    if (this.#origin.protocol !== 'https:') return new PlainAgent(options)
    const ca = this.#certificateAuthority
    return new TlsAgent({ ...options, ...(ca !== undefined && { ca }) })
  }
}

/** A connection that was refused at each of its addresses has a code, but no message. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || ('code' in error ? String(error.code) : error.name)
}

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, text: string): RestAnswer {
  return {
    kind: 'answered',
    status: statusCode,
    header: name => {
      const value = headers[name.toLowerCase()]
      return Array.isArray(value) ? value[0] : value
    },
    body: jsonOrNothing(text),
  }
}

function jsonOrNothing(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
