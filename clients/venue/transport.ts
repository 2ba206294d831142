import { Agent, request } from 'undici'
import { ForbiddenRequest } from '../order-gate/gate.ts'
import { codeOf, tlsFailure } from '../tls-failure.ts'
import { VenueUnreachable } from './errors.ts'
import { encodings, inflatedText } from './inflate.ts'
import { parsed } from './json.ts'
import { userAgent } from './user-agent.ts'

/** One answer of the venue, whole. */
export interface Answer {
  readonly method: string
  /** Without the query, which may hold a signature. */
  readonly path: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body, if it is JSON; undefined otherwise. */
  readonly json: unknown
  /** Local wall clock when the request was sent, in milliseconds since 1970. */
  readonly sentAtMs: number
  /** From sending to the first byte of the answer, in milliseconds. */
  readonly roundTripMs: number
}

export interface Outgoing {
  readonly url: string
  readonly method: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  readonly deadlineMs: number
}

/** The one way to the venue's REST: ccxt's requests, probes and spoilt requests all pass here and are all observed. */
export interface Transport {
  /** Throws `VenueUnreachable` when there is no whole answer by the deadline, or a 2xx whose body is not JSON. */
  send(outgoing: Outgoing): Promise<Answer>
  close(): Promise<void>
}

/** What every request of ours says: lists of instruments are megabytes when they are not compressed. */
const ownHeaders = { ...userAgent, 'accept-encoding': encodings } as const

/** Opens connections as they are needed; `observe` hears of every answer, also of one that cannot be read. */
export function openTransport(observe: (answer: Answer) => void): Transport {
  // What goes to a production host is read before it leaves, which HTTP/2 would not let us.
  const agent = new Agent({ keepAliveTimeout: 60_000, connections: 64, allowH2: false })
  return {
    async send(outgoing) {
      const answer = await exchange(agent, outgoing)
      observe(answer)
      if (answer.status < 300 && answer.json === undefined)
        throw new VenueUnreachable(
          `${answer.method} ${answer.path} must answer JSON, answered ${answer.status} with ${answer.text.length} characters that are not`,
        )
      return answer
    },
    close: () => agent.destroy(),
  }
}

async function exchange(agent: Agent, outgoing: Outgoing): Promise<Answer> {
  const { url, method, body, deadlineMs } = outgoing
  const path = new URL(url).pathname
  const sentAtMs = Date.now()
  const startedMs = performance.now()
  try {
    const signal = AbortSignal.timeout(deadlineMs)
    const answered = request(url, {
      dispatcher: agent,
      method,
      signal,
      headers: { ...ownHeaders, ...outgoing.headers },
      ...(body !== undefined && { body }),
    })
    const response = await Promise.race([answered, abortOf(signal)])
    const roundTripMs = performance.now() - startedMs
    const bytes = await response.body.bytes()
    const headers = flat(response.headers)
    const text = await inflatedText(bytes, headers['content-encoding'])
    return {
      method,
      path,
      status: response.statusCode,
      headers,
      text,
      json: parsed(text),
      sentAtMs,
      roundTripMs,
    }
  } catch (cause) {
    // Not sent at all: nobody need look for it at the venue.
    if (cause instanceof ForbiddenRequest) throw cause
    throw new VenueUnreachable(
      `${method} ${path} must be answered within ${deadlineMs} ms, was not: ${reasonOf(cause)}`,
      { cause },
    )
  }
}

/** undici does not look at a signal before it is connected, and a host that never shakes hands is waited for. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  if (cause.name === 'TimeoutError') return 'no whole answer came'
  const code = codeOf(cause)
  const flaw = tlsFailure(code)
  if (flaw !== undefined) return flaw
  return cause.message.includes(code) ? cause.message : `${code} ${cause.message}`.trim()
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
