import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { formatAmount, parseAmount } from '../../../../sandbox/firm/amount.ts'
import { RiskService, RiskUnavailable } from '../../../../sandbox/firm/risk-service/service.ts'
import { holdUp } from '../../held-up.ts'

const service = new RiskService()
afterAll(() => service.stop())

const place = { venue: 'binance', symbol: 'BTCUSDT' }
const marks = [{ ...place, base: 'BTC', price: parseAmount('50000') }]
const bought = (quantity: string) =>
  ({ ...place, side: 'buy', quantity: parseAmount(quantity), price: parseAmount('50000') }) as const
const exposure = async () => {
  const { exposures } = await service.numbers([], marks)
  return exposures.map(({ notional }) => formatAmount(notional))
}
const decided = () =>
  service.decide({ order: bought('1'), open: [], marks, limits: { maxLeverage: '0.06' } })

test('it begins with what is held, hears of trades, decides, and knows nothing once it is stopped', async () => {
  await expect(decided()).rejects.toThrow(RiskUnavailable)

  await service.start([bought('0.1')])
  expect(await exposure()).toEqual(['5000'])
  expect(await decided()).toBeUndefined()
  service.take(bought('0.2'))
  expect(await exposure()).toEqual(['15000'])
  expect(await decided()).toMatchObject({ code: 'maxLeverage' })

  const unanswered = expect(decided()).rejects.toThrow(RiskUnavailable)
  await service.stop()
  await unanswered
  await expect(service.numbers([], marks)).rejects.toThrow(RiskUnavailable)

  await service.start([])
  expect(await exposure()).toEqual([])
})

test('an answer that came in time counts, however late the firm comes to read it', async () => {
  await service.start([bought('0.1')])
  // What comes while a message is taken is taken with it.
  await turn()
  const asked = exposure()
  holdUp(6000)
  expect(await asked).toEqual(['5000'])
})
