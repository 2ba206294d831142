import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RiskAlerts } from '../../../../sandbox/firm/alerts/risk-alerts.ts'
import type { OrderTerms } from '../../../../sandbox/firm/orders/order.ts'
import { lacking, virtuous } from '../virtuous.ts'

interface Posted {
  readonly status: string
  readonly alerts: readonly { readonly labels: Readonly<Record<string, string>> }[]
}

const posted: Posted[] = []
const server = createServer((request, response) => {
  let text = ''
  request.on('data', (part: Buffer) => (text += part.toString()))
  request.on('end', () => {
    posted.push(JSON.parse(text) as Posted)
    response.end()
  })
})
let webhook: string
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => server.close())

const order: OrderTerms = {
  clientOrderId: 'one',
  venue: 'binance',
  symbol: 'BTCUSDT',
  side: 'buy',
  type: 'limit',
  quantity: '2',
  price: '1',
  timeInForce: 'GTC',
}
const limit = { code: 'maxOrderQuantity', message: 'at most 1' } as const

test('a limit that keeps orders back is told at once, once, and over once it is left alone', async () => {
  posted.length = 0
  const alerts = new RiskAlerts({ webhook, virtues: virtuous })
  alerts.denied(order, { code: 'badTickSize', message: 'no limit of risk' })
  alerts.denied(order, limit)
  alerts.denied(order, limit)
  await expect.poll(() => posted[0]?.status).toBe('firing')
  expect(posted[0]!.alerts[0]!.labels).toEqual({
    alertname: 'RiskLimitBreached',
    control: 'maxOrderQuantity',
    severity: 'critical',
    symbol: 'BTCUSDT',
    venue: 'binance',
  })
  const both = ['firing', 'resolved']
  await expect.poll(() => posted.map(({ status }) => status)).toEqual(both)
  await alerts.close()
})

test('a firm that tells nobody tells nobody', async () => {
  posted.length = 0
  const alerts = new RiskAlerts({ webhook, virtues: lacking('firm-never-alerts-of-breaches') })
  alerts.denied(order, limit)
  await new Promise(done => setTimeout(done, 100))
  expect(posted).toEqual([])
  await alerts.close()
})

test('what was to be told later is forgotten by a reset', async () => {
  posted.length = 0
  const alerts = new RiskAlerts({ webhook, virtues: lacking('firm-alerts-late-of-breaches') })
  alerts.denied(order, limit)
  alerts.reset()
  await new Promise(done => setTimeout(done, 100))
  expect(posted).toEqual([])
  await alerts.close()
})
