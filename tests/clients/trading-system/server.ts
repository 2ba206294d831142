import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import {
  openHttpTradingSystem,
  type HttpTarget,
} from '../../../clients/trading-system/http/open.ts'
import type { TradingSystem } from '../../../clients/trading-system/port.ts'
import { about } from './samples.ts'

/** What a server of a test was asked. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

type Answering = (heard: Heard, response: ServerResponse) => void

/** A real server on loopback that ends with the test; its URL. */
export async function serving(answer: Answering): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url!, 'http://127.0.0.1')
    const { method = '', headers } = request
    void text(request).then(body =>
      answer({ method, path: pathname, query: search, headers, body }, response),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

/** The port over HTTP, closed with the test. */
export async function opened(target: HttpTarget): Promise<TradingSystem> {
  const system = await openHttpTradingSystem(target)
  onTestFinished(() => system.close())
  return system
}

/** A trading system that offers everything, and answers whatever but its capabilities are as `answer` does. */
export async function openedOn(
  answer: Answering,
  { deadlineMs = 5_000, token }: { readonly deadlineMs?: number; readonly token?: string } = {},
): Promise<TradingSystem> {
  const url = await serving((heard, response) => {
    if (heard.path === '/capabilities') sendJson(response, about)
    else answer(heard, response)
  })
  return opened({ url, deadlineMs, token })
}

/** What a promise was rejected with. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    value => {
      throw new Error(`must be rejected, was ${JSON.stringify(value)}`)
    },
    (error: unknown) => error,
  )
