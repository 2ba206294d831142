import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../../../sandbox/sandbox.ts'
import { documentText, endpointOf, endpoints } from '../../../clients/trading-system/document.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ firm: true, venues: ['kraken'] })
})
afterAll(() => sandbox.close())

const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema(parse(documentText) as object, 'contract')

/** Where the document says what an answer holds. */
function schemaOf(endpoint: string, status: number) {
  const [method = '', path = ''] = endpoint.split(' ')
  const place = ['paths', path, method.toLowerCase(), 'responses', '200']
  const answer = status === 200 ? place : ['components', 'responses', 'Refused']
  const pointer = [...answer, 'content', 'application/json', 'schema']
    .map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  return ajv.compile({ $ref: `contract#/${pointer}` })
}

async function ask(method: string, path: string, body?: object) {
  const { url, apiToken } = sandbox.endpoints.firm!
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${apiToken}` },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  const endpoint = endpointOf(method, path.split('?')[0]!)
  const conforms = schemaOf(endpoint, response.status)
  expect(conforms(answer), `${method} ${path}: ${ajv.errorsText(conforms.errors)}`).toBe(true)
  return { endpoint, status: response.status, answer }
}

const ofStrategy = [
  'records/backtest',
  'records/live',
  'trials',
  'universe',
  'prices',
  'signals?until=2026-01-31T09:30:00.000000Z',
  'indicators?startupBars=500',
  'backtest?lagBars=1&commissionRate=0.001&slippageRate=0.0005&initialCapital=1000&seed=1',
]

const order = {
  clientOrderId: 'document-1',
  venue: 'kraken',
  symbol: 'LTC/USD',
  side: 'buy',
  type: 'limit',
  quantity: '1',
  price: '40',
  timeInForce: 'GTC',
}
const market = { ...order, type: 'market', timeInForce: 'IOC', price: undefined }

test('an answer that the document does not describe would be told', () => {
  expect(schemaOf('GET /orders', 200)({})).toBe(false)
  expect(schemaOf('GET /orders', 404)({ code: 'nonsense', message: 'no' })).toBe(false)
})

test('every endpoint that the firm offers answers as the document says, a refusal too', async () => {
  const asked = [
    await ask('GET', '/capabilities'),
    await ask('POST', '/orders', order),
    await ask('POST', '/orders', { ...market, clientOrderId: 'document-2' }),
    await ask('POST', '/orders', {
      ...order,
      clientOrderId: 'document-3',
      quantity: '0.000000001',
    }),
    await ask('POST', '/orders', {
      ...order,
      clientOrderId: 'document-4',
      price: '63',
      postOnly: true,
    }),
    await ask('GET', '/orders'),
    await ask('GET', '/orders/document-1'),
    await ask('PUT', '/orders/document-1', { price: '41', quantity: '2' }),
    await ask('DELETE', '/orders/document-1'),
    await ask('POST', '/mass-cancel', { venue: 'kraken' }),
    await ask('GET', '/executions?after=0'),
    await ask('GET', '/positions'),
    await ask('GET', '/balances'),
    await ask('POST', '/kill-switch/engage', { scope: { strategy: 'one' }, reason: 'drill' }),
    await ask('GET', '/kill-switch'),
    await ask('POST', '/kill-switch/release', { scope: { strategy: 'one' }, reason: 'over' }),
    await ask('PUT', '/trading-state', { state: 'halted', reason: 'drill' }),
    await ask('GET', '/trading-state'),
    await ask('GET', '/risk/limits'),
    await ask('GET', '/risk/numbers'),
    await ask('GET', '/books'),
    await ask('GET', '/audit-events?since=2026-01-31T09:30:00.000000Z'),
    await ask('POST', '/reconciliation'),
    await ask('GET', '/reconciliation'),
    await ask('GET', '/settlements?since=2026-01-31T09:30:00.000000Z'),
    await ask('GET', '/custody'),
    await ask('GET', '/risk/history'),
    await ask('GET', '/risk/model'),
    await ask('GET', '/risk/stress-tests'),
    await ask('GET', '/risk/correlations'),
    await ask('GET', '/risk/allocation'),
    await ask('GET', '/strategies'),
    ...(await Promise.all(ofStrategy.map(part => ask('GET', `/strategies/trend-1d/${part}`)))),
  ]
  expect(asked.filter(({ status }) => status !== 200)).toEqual([])

  const { capabilities } = asked[0]!.answer as { capabilities: readonly string[] }
  const offered = Object.entries(endpoints)
    .filter(([, { operationId }]) => capabilities.includes(operationId.split('.')[0]!))
    .map(([endpoint]) => endpoint)
  expect([...new Set(asked.map(({ endpoint }) => endpoint))].sort()).toEqual(
    ['GET /capabilities', ...offered].sort(),
  )
})

test.for<[number, string, string, string, object?]>([
  [404, 'notFound', 'GET', '/orders/none'],
  [404, 'notFound', 'GET', '/strategies/none/trials'],
  [400, 'badRequest', 'GET', '/strategies/trend-1d/records/dream'],
  [400, 'badRequest', 'GET', '/strategies/trend-1d/indicators?startupBars=-1'],
  [400, 'badRequest', 'GET', '/strategies/trend-1d/signals?until=1999-01-31T09:30:00.000000Z'],
  [404, 'notFound', 'DELETE', '/orders/none'],
  [404, 'notOffered', 'GET', '/risk/nothing'],
  [400, 'badRequest', 'GET', '/executions?after=x'],
  [400, 'badRequest', 'GET', '/executions?before=1'],
  [400, 'badRequest', 'POST', '/orders', { ...order, price: 40 }],
  [400, 'badRequest', 'POST', '/orders', { ...order, price: undefined }],
  [400, 'badRequest', 'POST', '/orders', { ...order, expiresAt: '2026-01-31T09:30:00.000000Z' }],
  [400, 'badRequest', 'POST', '/orders', { ...order, clientOrderId: 'a b' }],
  [400, 'badRequest', 'POST', '/kill-switch/engage', { scope: { desk: 'one' }, reason: 'drill' }],
  [400, 'badRequest', 'PUT', '/trading-state', { state: 'paused', reason: 'drill' }],
])('%d %s: %s %s', async ([status, code, method, path, body]) => {
  expect(await ask(method, path, body)).toMatchObject({ status, answer: { code } })
})
