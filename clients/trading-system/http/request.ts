import { request, type Agent, type Dispatcher } from 'undici'
import { codeOf, tlsFailure } from '../../tls-failure.ts'
import { TradingSystemUnreachable, type Silence } from '../errors.ts'
import { scrubbed } from '../shown.ts'

/** One request, ready to be sent. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly deadlineMs: number
  /** As errors call it, such as `POST /orders`. */
  readonly endpoint: string
  readonly secrets: readonly string[]
}

/** One answer, whole. */
export interface Incoming {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/** Sends a request once; throws `TradingSystemUnreachable` when there is no whole answer by the deadline. */
export async function exchanged(agent: Agent, outgoing: Outgoing): Promise<Incoming> {
  const { method, url, headers, body, deadlineMs, endpoint, secrets } = outgoing
  const signal = AbortSignal.timeout(deadlineMs)
  let left = false
  try {
    const dispatcher = agent.compose(noting(() => (left = true)))
    const sending = request(url, {
      dispatcher,
      method,
      headers,
      signal,
      ...(body !== undefined && { body }),
    })
    const response = await Promise.race([sending, abortOf(signal)])
    const text = await response.body.text()
    const contentType = String(response.headers['content-type'] ?? 'no content type')
    return { status: response.statusCode, contentType, text }
  } catch (error) {
    const mayHaveBeenCarriedOut = left && method !== 'GET'
    const why = scrubbed(reasonOf(error, left), secrets)
    throw new TradingSystemUnreachable(
      silenceOf(error, left),
      `${endpoint} must be answered within ${deadlineMs} ms, was not: ${why}`,
      { endpoint, mayHaveBeenCarriedOut },
    )
  }
}

/** Tells when a request is about to be written to a connection: until then nobody can have seen it. */
const noting =
  (leaving: () => void) =>
  (dispatch: Dispatcher['dispatch']): Dispatcher['dispatch'] =>
  (options, handler) =>
    dispatch(options, {
      onRequestStart: (...told) => {
        leaving()
        handler.onRequestStart?.(...told)
      },
      onRequestUpgrade: (...told) => handler.onRequestUpgrade?.(...told),
      onResponseStart: (...told) => handler.onResponseStart?.(...told),
      onResponseData: (...told) => handler.onResponseData?.(...told),
      onResponseEnd: (...told) => handler.onResponseEnd?.(...told),
      onResponseError: (...told) => handler.onResponseError?.(...told),
    })

/** undici does not look at a signal before it is connected, and a host that never shakes hands is waited for. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}

const isDeadline = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TimeoutError'

function silenceOf(error: unknown, left: boolean): Silence {
  if (!left) return 'no-connection'
  return isDeadline(error) ? 'deadline' : 'connection-lost'
}

function reasonOf(error: unknown, left: boolean): string {
  if (isDeadline(error)) return left ? 'no whole answer came' : 'no connection came about'
  const code = codeOf(error)
  const words = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)
  return tlsFailure(code) ?? (words.includes(code) ? words : `${words} (${code})`)
}
