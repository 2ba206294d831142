import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let rest: RestClient
let nowMs = Date.UTC(2026, 9, 6)

beforeAll(async () => {
  venue = await openQuietVenue({ now: () => nowMs, timeScale: 1 })
  rest = new RestClient(venue.front.endpoint)
})
beforeEach(() => venue.restore())
afterAll(() => venue.front.close())

/** How many of so many requests are taken before the first refusal, and how that reads. */
async function untilRefused(ask: () => Promise<unknown>, most = 200): Promise<readonly unknown[]> {
  for (let taken = 0; taken < most; taken += 1) {
    const refusal = await ask()
    if (refusal !== undefined) return [taken, refusal]
  }
  return [most, undefined]
}

const balance = () => rest.refusal('Balance')
const history = () => rest.refusal('TradesHistory')
const time = async () => (await rest.get('/0/public/Time')).body.error[0] as unknown

test('the key is allowed twenty calls at once and one more every two seconds', async () => {
  expect(await untilRefused(balance)).toEqual([20, 'EAPI:Rate limit exceeded'])
  nowMs += 1900
  expect(await balance()).toBe('EAPI:Rate limit exceeded')
  nowMs += 200
  expect(await untilRefused(balance)).toEqual([1, 'EAPI:Rate limit exceeded'])
})

test('history counts twice', async () => {
  expect(await untilRefused(history)).toEqual([10, 'EAPI:Rate limit exceeded'])
})

test('an address without a key is allowed twenty calls at once, and more with time', async () => {
  expect(await untilRefused(time)).toEqual([20, 'EGeneral:Too many requests'])
  nowMs += 1000
  const [more] = await untilRefused(time)
  expect(more).toBeGreaterThan(0)
  expect(more).toBeLessThan(20)
})

test.for([
  ['shared-allowance', 4],
  ['shared-allowance-twin', 8],
] as const)('%s leaves %i calls', async ([fault, left]) => {
  venue.faults.activate(fault)
  expect(await untilRefused(balance)).toEqual([left, 'EAPI:Rate limit exceeded'])
  expect(await untilRefused(time)).toEqual([left, 'EGeneral:Too many requests'])
})

const order = { pair: 'XBTUSD', type: 'buy', ordertype: 'limit', volume: '0.001', price: '1900' }
const add = (change: object = {}) => rest.refusal('AddOrder', { ...order, ...change })

test('a pair takes 125 orders at once, refused ones included; another pair has its own count', async () => {
  const invalid = () =>
    add({ price: '1900.05' }).then(words =>
      words === 'EOrder:Tick size check failed' ? undefined : words,
    )
  expect(await untilRefused(invalid)).toEqual([125, 'EOrder:Rate limit exceeded'])
  expect(await add({ pair: 'LTCUSD', volume: '1' })).toBeUndefined()
  nowMs += 1000
  expect(await untilRefused(invalid)).toEqual([2, 'EOrder:Rate limit exceeded'])
})

test.for([
  [0, 9],
  [6, 6],
  [12, 5],
  [20, 4],
  [60, 2],
  [100, 1],
  [301, 0],
] as const)('placing an order and canceling it after %i s costs %i', async ([ageSeconds, cost]) => {
  const { token } = (await rest.ask('GetWebSocketsToken')).body.result
  const client = await SocketClient.open(venue.front.endpoint.websocketApi!)
  const params = { channel: 'executions', ratecounter: true, token }
  client.send({ method: 'subscribe', params, req_id: 1 })
  await client.until(({ req_id }) => req_id === 1)
  const { result } = (await rest.ask('AddOrder', order)).body
  nowMs += ageSeconds * 1000
  await rest.ask('CancelOrder', { txid: result.txid[0] })
  const canceled = await client.until(({ data }) => data?.[0]?.exec_type === 'canceled')
  expect(canceled.data[0].ratecount).toBe(cost)
  await client.close()
})

test('order commands do not count against the calls of the key', async () => {
  for (let count = 0; count < 40; count += 1) expect(await add()).toBeUndefined()
  expect(await untilRefused(balance)).toEqual([20, 'EAPI:Rate limit exceeded'])
})

test('cancel-all is never refused for the count', async () => {
  await untilRefused(add, 80)
  await untilRefused(() => add({ price: '1.05' }).then(() => undefined), 45)
  expect(await add()).toBe('EOrder:Rate limit exceeded')
  expect(await rest.refusal('CancelAll')).toBeUndefined()
  expect(venue.engine.openOrders(venue.account)).toEqual([])
})
