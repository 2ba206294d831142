import { once } from 'node:events'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openHttpTradingSystem } from '../../../clients/trading-system/http/open.ts'
import {
  ContractBreach,
  TradingSystemError,
  TradingSystemFailed,
  TradingSystemRefused,
  TradingSystemUnreachable,
} from '../../../clients/trading-system/errors.ts'
import { newOrder, order } from './samples.ts'
import { openedOn, rejection, sendJson } from './server.ts'

async function asError(promise: Promise<unknown>): Promise<TradingSystemError> {
  const error = await rejection(promise)
  if (error instanceof TradingSystemError) return error
  throw error
}

/** Longer than a busy machine stands still, and so is every answer that comes in time. */
const deadlineMs = 3_000

/** A listener of its own kind on loopback; its port. */
async function listening(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

test('an order that is not answered in time is ambiguous, and a question is not', async () => {
  const arrived: string[] = []
  const system = await openedOn(({ method }) => void arrived.push(method), { deadlineMs })
  const [submitted, asked] = await Promise.all([
    asError(system.orderEntry!.submit(newOrder)),
    asError(system.orders!.list()),
  ])

  expect(submitted).toMatchObject({
    name: 'TradingSystemUnreachable',
    silence: 'deadline',
    endpoint: 'POST /orders',
    mayHaveBeenCarriedOut: true,
    message:
      'POST /orders must be answered within 3000 ms, was not: no whole answer came; it may have been carried out all the same',
  })
  expect(asked).toMatchObject({ silence: 'deadline', mayHaveBeenCarriedOut: false })
  expect(arrived.toSorted()).toEqual(['GET', 'POST'])
})

test('an answer that stops half-way is waited for no longer than the deadline', async () => {
  const system = await openedOn(
    (_heard, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"clientOrderId":')
    },
    { deadlineMs },
  )

  expect(await asError(system.orderEntry!.submit(newOrder))).toMatchObject({
    silence: 'deadline',
    mayHaveBeenCarriedOut: true,
  })
})

test.for([
  ['before an answer', () => {}],
  ['in the middle of an answer', (write: (text: string) => void) => write('{"clientOrderId":')],
] as const)('a connection that breaks %s leaves an order ambiguous', async ([, begin]) => {
  let arrived = 0
  const system = await openedOn((_heard, response) => {
    arrived++
    begin(text => void response.write(text))
    setImmediate(() => response.socket!.destroy())
  })

  expect(await asError(system.orderEntry!.submit(newOrder))).toMatchObject({
    name: 'TradingSystemUnreachable',
    silence: 'connection-lost',
    mayHaveBeenCarriedOut: true,
  })
  expect(arrived).toBe(1)
})

test('an order for a server that is gone was never sent', async () => {
  const sockets = new Set<Socket>()
  const server = createTcpServer(socket => {
    sockets.add(socket.on('error', () => {}))
    socket.once('data', () => {
      const about = JSON.stringify({
        contract: '1',
        name: 'gone',
        version: '1',
        environment: 'test',
        capabilities: ['orderEntry'],
      })
      socket.end(
        `HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: ${about.length}\r\n\r\n${about}`,
      )
    })
  })
  const port = await listening(server)
  const system = await openHttpTradingSystem({ url: `http://127.0.0.1:${port}`, deadlineMs: 5_000 })
  onTestFinished(() => system.close())
  server.close()
  for (const socket of sockets) socket.destroy()

  expect(await asError(system.orderEntry!.submit(newOrder))).toMatchObject({
    name: 'TradingSystemUnreachable',
    silence: 'no-connection',
    mayHaveBeenCarriedOut: false,
    message: expect.stringMatching(/^POST \/orders must be answered .*ECONNREFUSED/),
  })
})

test('a host that never shakes hands was sent nothing, in time and later', async () => {
  const heard: Buffer[] = []
  const closed: Promise<unknown>[] = []
  const port = await listening(
    createTcpServer(socket => {
      closed.push(
        once(
          socket.on('error', () => {}),
          'close',
        ),
      )
      socket.on('data', data => void heard.push(data))
    }),
  )
  const error = await asError(
    openHttpTradingSystem({ url: `https://127.0.0.1:${port}`, deadlineMs: 300 }),
  )
  await Promise.all(closed)

  expect(error).toMatchObject({ silence: 'no-connection', endpoint: 'GET /capabilities' })
  expect(Buffer.concat(heard).toString('latin1')).not.toContain('GET')
})

test('no connection is left to a trading system that is refused', async () => {
  const closed: Promise<unknown>[] = []
  const port = await listening(
    createTcpServer(socket => {
      closed.push(once(socket, 'close'))
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'))
    }),
  )
  const opening = openHttpTradingSystem({ url: `http://127.0.0.1:${port}`, deadlineMs: 5_000 })

  expect(await asError(opening)).toBeInstanceOf(ContractBreach)
  await closed[0]
})

test('a host that speaks no TLS is told from one that is not there', async () => {
  const port = await listening(createTcpServer(socket => void socket.end('no TLS here\r\n')))

  await expect(
    openHttpTradingSystem({ url: `https://127.0.0.1:${port}`, deadlineMs: 60_000 }),
  ).rejects.toThrow(/was not: it does not speak TLS/)
})

test('a refusal in the shape of the contract promises that nothing was done', async () => {
  const system = await openedOn((_heard, response) =>
    sendJson(
      response,
      { code: 'conflict', message: 'readiness-1 is filled', remedy: 'submit a new order' },
      409,
    ),
  )
  const error = await asError(system.orderEntry!.submit(newOrder))

  expect(error).toBeInstanceOf(TradingSystemRefused)
  expect(error).toMatchObject({
    mayHaveBeenCarriedOut: false,
    refusal: { code: 'conflict' },
    message:
      'POST /orders must be accepted, was refused as conflict: readiness-1 is filled; submit a new order',
  })
})

test('an endpoint that is said to be offered and is not is told so', async () => {
  const system = await openedOn((_heard, response) =>
    sendJson(response, { code: 'notOffered', message: 'no balances here' }, 404),
  )

  await expect(system.balances!.read()).rejects.toThrow(
    'GET /balances must be accepted, was refused as notOffered: no balances here',
  )
})

test('an unknown order is no order where one is asked for, and a refusal where one is to be canceled', async () => {
  const system = await openedOn((_heard, response) =>
    sendJson(response, { code: 'notFound', message: 'there is no such order' }, 404),
  )
  const key = { clientOrderId: 'nobody' }

  expect(await system.orders!.get(key)).toBeUndefined()
  expect(await system.reconciliation!.last()).toBeUndefined()
  expect(await asError(system.orderEntry!.cancel(key))).toBeInstanceOf(TradingSystemRefused)
})

test.for([
  [
    '500 in the shape of the contract',
    500,
    '{"code":"internal","message":"out of memory"}',
    TradingSystemFailed,
    /^POST \/orders must succeed, failed with 500: out of memory;/,
  ],
  [
    '500 as HTML',
    500,
    '<html>oops</html>',
    TradingSystemFailed,
    /failed with 500 and text\/html that begins "<html>oops<\/html>";/,
  ],
  [
    '502 without a word',
    502,
    '',
    TradingSystemFailed,
    /failed with 502 and text\/html that begins "";/,
  ],
  [
    '404 as HTML',
    404,
    '<html>not here</html>',
    ContractBreach,
    /must be JSON, was 404 with text\/html that begins "<html>not here<\/html>"; does trading_system\.url lead to the shim\?/,
  ],
  [
    '400 in another shape',
    400,
    '{"error":"bad"}',
    ContractBreach,
    /code must be "badRequest" or .*, was missing \(and \d more\)/,
  ],
  [
    'a refusal as internal',
    400,
    '{"code":"internal","message":"who knows"}',
    TradingSystemFailed,
    /failed as internal: who knows/,
  ],
  [
    '200 as HTML',
    200,
    '<html>log in</html>',
    ContractBreach,
    /must be JSON, was 200 with text\/html/,
  ],
  ['JSON cut short', 200, '{"clientOrderId":"a', ContractBreach, /must be JSON, was 200/],
  ['nothing', 204, '', ContractBreach, /must be JSON, was 204 with nothing/],
  [
    'a way to another place',
    302,
    '',
    ContractBreach,
    /must be answered where it is asked, was answered 302/,
  ],
] as const)(
  '%s leaves an order ambiguous, and says what came',
  async ([, status, body, Class, words]) => {
    const system = await openedOn((_heard, response) => {
      response.writeHead(status, { 'content-type': 'text/html', location: 'http://127.0.0.1:1/' })
      response.end(body)
    })
    const error = await asError(system.orderEntry!.submit(newOrder))

    expect(error).toBeInstanceOf(Class)
    expect(error.message).toMatch(words)
    expect(error.message).toMatch(/; it may have been carried out all the same$/)
    expect(error.mayHaveBeenCarriedOut).toBe(true)
    expect((await asError(system.orders!.list())).mayHaveBeenCarriedOut).toBe(false)
  },
)

test('an order whose outcome the firm does not know is an order, not an error', async () => {
  const reason = { code: 'acknowledgementLost', message: 'the venue did not answer within 2 s' }
  const system = await openedOn((_heard, response) =>
    sendJson(response, { ...order, venueOrderId: undefined, state: 'pending', reason }),
  )

  expect(await system.orderEntry!.submit(newOrder)).toMatchObject({ state: 'pending', reason })
  expect(TradingSystemUnreachable.prototype).toBeInstanceOf(TradingSystemError)
})
