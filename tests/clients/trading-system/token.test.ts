import { inspect } from 'node:util'
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { about, newOrder, order } from './samples.ts'
import { opened, openedOn, rejection, sendJson, serving, type Heard } from './server.ts'

const token = 'C4N4RY+hunter2/=='

test('the token goes with every request, and without one none is sent', async () => {
  const sent: unknown[] = []
  const answer = ({ headers, path }: Heard, response: ServerResponse) => {
    sent.push(headers.authorization)
    sendJson(response, path === '/capabilities' ? about : { orders: [] })
  }
  const url = await serving(answer)
  await (await opened({ url, deadlineMs: 5_000, token })).orders!.list()
  await (await opened({ url, deadlineMs: 5_000 })).orders!.list()

  expect(sent).toEqual([`Bearer ${token}`, `Bearer ${token}`, undefined, undefined])
})

const echoed = (headers: Heard['headers']) => String(headers.authorization)

test.for<readonly [what: string, answer: (heard: Heard, response: ServerResponse) => void]>([
  [
    'a refusal',
    ({ headers }, response) =>
      sendJson(
        response,
        { code: 'unauthorized', message: echoed(headers), remedy: echoed(headers) },
        401,
      ),
  ],
  [
    'a failure',
    ({ headers }, response) =>
      sendJson(response, { code: 'internal', message: echoed(headers) }, 500),
  ],
  [
    'a page of an error',
    ({ headers }, response) =>
      response.writeHead(500, { 'content-type': echoed(headers) }).end(echoed(headers)),
  ],
  [
    'a page that is no JSON',
    ({ headers }, response) =>
      response.writeHead(200, { 'content-type': echoed(headers) }).end(echoed(headers)),
  ],
  [
    'a wrong value',
    ({ headers }, response) => sendJson(response, { ...order, state: echoed(headers) }),
  ],
  [
    'a value that is cut where the token stands',
    ({ headers }, response) =>
      sendJson(response, { ...order, state: 'x'.repeat(55) + echoed(headers).slice(7) }),
  ],
  [
    'an unknown field',
    ({ headers }, response) => sendJson(response, { ...order, [echoed(headers).slice(7)]: 1 }),
  ],
  [
    'the token as a URL writes it',
    (_heard, response) => sendJson(response, { ...order, state: encodeURIComponent(token) }),
  ],
  [
    'what is no HTTP',
    ({ headers }, response) =>
      void response.socket!.end(`HTTP/1.1 200 OK\r\n${echoed(headers)}\r\n\r\n`),
  ],
  ['silence', () => {}],
  ['a connection that breaks', (_heard, response) => response.socket!.destroy()],
])('the token is in no error: %s', async ([, answer]) => {
  const system = await openedOn(answer, { token, deadlineMs: 300 })
  const error = await rejection(system.orderEntry!.submit(newOrder))

  expect(error).toMatchObject({ endpoint: 'POST /orders' })
  expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/C4N4|hunter2/)
})

test.for(['two words', 'a\r\nb: c', 'ü', '', 'C4N4RY"quote'])(
  'a token that cannot be sent (%j) is refused before anything is sent, and not shown',
  async token => {
    const heard: Heard[] = []
    const url = await serving(one => void heard.push(one))
    const error = await rejection(opened({ url, deadlineMs: 300, token }))

    expect(String(error)).toMatch(
      /^UnusableAdapter: trading_system\.api_token must refer to a bearer token/,
    )
    if (token !== '') expect(inspect(error, { depth: 20 })).not.toContain(token)
    expect(heard).toEqual([])
  },
)

test('an address with a query is refused and not shown', async () => {
  const error = await rejection(opened({ url: 'http://127.0.0.1:1/?key=C4N4RY', deadlineMs: 300 }))

  expect(String(error)).toMatch(/trading_system\.url must be a URL without query/)
  expect(inspect(error)).not.toContain('C4N4RY')
})
