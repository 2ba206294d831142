import { expect, test } from 'vitest'
import { operations } from '../../../clients/trading-system/contract/operations.ts'
import type { TradingSystem } from '../../../clients/trading-system/port.ts'
import { newOrder } from './samples.ts'
import { opened, rejection } from './server.ts'
import { startedShim } from './shim.ts'

const toy = async (): Promise<TradingSystem> =>
  opened({ url: await startedShim(), deadlineMs: 5_000 })

test('the example takes an order, tells of it, and cancels it once', async () => {
  const { orders, orderEntry } = await toy()
  const key = { clientOrderId: newOrder.clientOrderId }

  expect(await orders!.get(key)).toBeUndefined()
  const accepted = await orderEntry!.submit(newOrder)
  expect(accepted).toMatchObject({ ...newOrder, state: 'accepted', filledQuantity: '0' })
  expect(await orders!.get(key)).toEqual(accepted)
  expect(await orders!.list()).toEqual({ orders: [accepted] })

  expect(await orderEntry!.cancel(key)).toMatchObject({ state: 'canceled' })
  expect(await orders!.list()).toEqual({ orders: [] })
  expect(await rejection(orderEntry!.cancel(key))).toMatchObject({ refusal: { code: 'conflict' } })
})

test('the example takes the same order once, and no other under its id', async () => {
  const { orders, orderEntry } = await toy()
  const first = await orderEntry!.submit(newOrder)

  expect(await orderEntry!.submit(newOrder)).toEqual(first)
  expect((await orders!.list()).orders).toHaveLength(1)
  expect(await rejection(orderEntry!.submit({ ...newOrder, quantity: '1' }))).toMatchObject({
    refusal: { code: 'conflict' },
    mayHaveBeenCarriedOut: false,
  })
})

test.for([
  ['a quantity beyond the limit', { quantity: '10.5' }, 'denied', 'maxOrderQuantity'],
  ['a symbol that the venue does not know', { symbol: 'NOSUCH' }, 'rejected', 'unknownInstrument'],
  ['a venue that does not answer', { symbol: 'SILENT' }, 'pending', 'acknowledgementLost'],
] as const)('the example calls %s by its name', async ([, change, state, code]) => {
  const { orderEntry, riskLimits } = await toy()

  expect(await orderEntry!.submit({ ...newOrder, ...change })).toMatchObject({
    state,
    reason: { code },
  })
  expect((await riskLimits!.read()).limits).toMatchObject([
    { control: 'maxOrderQuantity', value: '10' },
  ])
})

test('the kill switch of the example cancels in its scope, denies there, and is released', async () => {
  const { orderEntry, killSwitch, orders } = await toy()
  const named = (clientOrderId: string, strategy: string) => ({
    ...newOrder,
    clientOrderId,
    strategy,
  })
  const order = { scope: { strategy: 'momentum' }, reason: 'drill' }
  await orderEntry!.submit(named('a', 'momentum'))
  await orderEntry!.submit(named('b', 'carry'))

  expect((await killSwitch!.engage(order)).engagements).toMatchObject([order])
  expect((await orders!.list()).orders).toMatchObject([{ clientOrderId: 'b' }])
  expect(await orderEntry!.submit(named('c', 'momentum'))).toMatchObject({
    state: 'denied',
    reason: { code: 'killSwitch' },
  })
  expect(await orderEntry!.submit(named('d', 'carry'))).toMatchObject({ state: 'accepted' })

  await killSwitch!.release({ ...order, scope: {} })
  expect((await killSwitch!.read()).engagements).toHaveLength(1)
  expect(await killSwitch!.release(order)).toEqual({ engagements: [] })
  expect(await orderEntry!.submit(named('e', 'momentum'))).toMatchObject({ state: 'accepted' })
})

test('the example does not call canceled what the venue never acknowledged', async () => {
  const { orderEntry, killSwitch, orders } = await toy()
  await orderEntry!.submit({ ...newOrder, symbol: 'SILENT' })
  await killSwitch!.engage({ scope: {}, reason: 'drill' })

  expect((await orders!.list()).orders).toMatchObject([
    { state: 'pendingCancel', reason: { code: 'acknowledgementLost' } },
  ])
})

test('the trading state of the example stops orders', async () => {
  const { orderEntry, tradingState } = await toy()

  expect(await tradingState!.read()).toMatchObject({ state: 'active' })
  expect(await tradingState!.set({ state: 'halted', reason: 'drill' })).toMatchObject({
    state: 'halted',
    reason: 'drill',
  })
  expect(await orderEntry!.submit(newOrder)).toMatchObject({
    state: 'denied',
    reason: { code: 'tradingState' },
  })
})

test('the example tells every step once, from a cursor and from an instant', async () => {
  const { orderEntry, executions } = await toy()
  const start = await executions!.list({})
  await orderEntry!.submit(newOrder)
  const steps = await executions!.list({ after: start.next })
  await orderEntry!.cancel(newOrder)

  expect(start.executions).toEqual([])
  expect(steps.executions.map(({ state }) => state)).toEqual(['pending', 'accepted'])
  expect((await executions!.list({ after: steps.next })).executions).toMatchObject([
    { state: 'canceled', clientOrderId: newOrder.clientOrderId },
  ])
  const { executions: all } = await executions!.list({ since: steps.executions[0]!.at })
  expect(all.map(({ state }) => state)).toEqual(['pending', 'accepted', 'canceled'])
  expect((await executions!.list({ since: '2999-01-01T00:00:00.000000Z' })).executions).toEqual([])
  expect(new Set(all.map(({ executionId }) => executionId)).size).toBe(3)
})

test('the example offers what it says, refuses the rest, and wants its token', async () => {
  const url = await startedShim({ SHIM_TOKEN: 'secret' })
  const { about } = await opened({ url, deadlineMs: 5_000, token: 'secret' })
  const refused = Object.entries(operations)
    .filter(([capability]) => !(about.capabilities as readonly string[]).includes(capability))
    .flatMap(([, members]) => Object.values(members))

  expect(refused.length).toBeGreaterThan(0)
  for (const { method, path } of refused) {
    const headers = { authorization: 'Bearer secret' }
    const answer = await fetch(url + path.replace('{clientOrderId}', 'a'), { method, headers })
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'notOffered' }])
  }
  await expect(opened({ url, deadlineMs: 5_000 })).rejects.toThrow(/refused as unauthorized/)
})

test('the example refuses what it cannot read', async () => {
  const url = await startedShim()
  const answerTo = async (path: string, method: string, body: string) => {
    const answer = await fetch(url + path, { method, body })
    return [answer.status, await answer.json()]
  }

  expect(await answerTo('/orders', 'POST', '{"side":')).toMatchObject([400, { code: 'badRequest' }])
  expect(await answerTo('/orders', 'POST', '{"side":1}')).toMatchObject([
    400,
    { code: 'badRequest' },
  ])
  expect(await answerTo('/trading-state', 'PUT', '{"state":"on"}')).toMatchObject([
    400,
    { code: 'badRequest' },
  ])
})
