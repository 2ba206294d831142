import type { IncomingMessage, ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { PlainAnswer, VenueDialect } from '../venues/dialect.ts'
import { splitUrl } from '../venues/requests.ts'
import type { VenueHandlers } from '../venues/server.ts'
import { refuseUpgrade } from '../venues/stream-door.ts'
import type { VenueLevers } from './venue-levers.ts'

interface GuardOptions {
  readonly dialect: VenueDialect
  readonly levers: VenueLevers
  /** Whose requests no lever concerns: those of whoever reads the account while the firm is being judged. */
  readonly exempt: ReadonlySet<string>
}

/** Stands before the handlers of the firm's front. */
export function guardedHandlers(handlers: VenueHandlers, options: GuardOptions): VenueHandlers {
  const { dialect, levers, exempt } = options
  return {
    async request(request, response) {
      const key = dialect.keyOf(request)
      if (key !== undefined && exempt.has(key)) return handlers.request(request, response)
      const { path } = splitUrl(request)
      const method = request.method ?? 'GET'
      const intent = dialect.intentOf(method, path)
      if (intent === 'submit') levers.submissions.note()
      const throttle = levers.refusals.refuse(`${method} ${path}`)
      if (throttle) return refuse(request, response, dialect.throttled(request, throttle))
      if (intent === 'cancel' && levers.slowCancels.ms > 0) await wait(levers.slowCancels.ms)
      if (intent === 'submit' && levers.lostOrders.take()) return lose(request)
      if (intent === 'submit' && levers.lostAnswers.take()) loseAnswer(request, response)
      return handlers.request(request, response)
    },
    upgrade(request, socket, head) {
      const { path } = splitUrl(request)
      if (levers.cut.refuses(path, dialect.streamsOf(path))) {
        return refuseUpgrade(socket, 503, 'Service Temporarily Unavailable')
      }
      handlers.upgrade(request, socket, head)
    },
  }
}

async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: PlainAnswer,
): Promise<void> {
  request.resume()
  const sent = Buffer.from(body)
  response.writeHead(status, { ...headers, 'Content-Length': sent.length }).end(sent)
}

/** The whole request comes in, so that its sender cannot tell this from an answer that was lost. */
async function lose(request: IncomingMessage): Promise<void> {
  request.resume()
  await finished(request, { writable: false }).catch(() => undefined)
  request.socket.destroy()
}

/** Lets the venue do what it is asked, and ends the connection at the moment when it would answer. */
function loseAnswer({ socket }: IncomingMessage, response: ServerResponse): void {
  response.writeHead = () => response
  response.end = () => {
    socket.destroy()
    return response
  }
}
