import { expect, test } from 'vitest'
import { ethSession } from '../../sandbox/market/eth-session.ts'
import { createMarketClock } from '../../sandbox/market/market-clock.ts'
import { createReference } from '../../sandbox/market/reference.ts'
import { startReplay } from '../../sandbox/market/replay.ts'
import { createEngine } from '../../sandbox/matching/engine.ts'
import { numberFrom } from '../../sandbox/decimal.ts'
import { binanceListings } from '../../sandbox/venues/binance/listings.ts'
import { captureFile } from './captured-lines.ts'
import { bps } from './numbers.ts'

const bases = ['BTC', 'ETH', 'LTC']
const openReference = (seed: number) => createReference(seed, () => 0)

test('ETH is at each moment where the replayed venue quotes it, over the seam too', async () => {
  const symbol = 'ETHUSDT'
  const engine = createEngine({ now: () => 0 })
  for (const { instrument } of binanceListings) engine.list(instrument)
  const reference = openReference(1)
  const done = new Error('past the seam')
  const differences: number[] = []
  let beforeMs = 0
  const reach = (offsetMs: number) => {
    const [[bid = 0n] = [], [ask = 0n] = []] = [engine.bestBid(symbol), engine.bestAsk(symbol)]
    if (offsetMs > beforeMs + 2 && beforeMs > 0) {
      const quoted = (numberFrom(bid) + numberFrom(ask)) / 2
      const differenceBps = bps(reference.price('ETH', 'USDT', beforeMs + 1), quoted)
      differences.push(Math.abs(differenceBps))
    }
    beforeMs = offsetMs
    if (offsetMs > ethSession.roundMs + 20_000) throw done
    return undefined
  }

  const source = { file: captureFile, roundMs: ethSession.roundMs }
  const feed = await startReplay({ engine, symbol, pace: { reach } }, source)
  await expect(feed.ended).rejects.toBe(done)

  expect(differences.length).toBeGreaterThan(3_600)
  expect(Math.max(...differences)).toBeLessThan(0.001)
})

test('the seam is no larger a move than the captured session makes itself', () => {
  const { prices } = ethSession
  const moves = prices.slice(1).map((price, index) => Math.abs(bps(prices[index]!, price)))

  expect(Math.abs(bps(prices.at(-1)!, prices[0]!))).toBeLessThan(1.2 * Math.max(...moves))
})

test.for(bases)('%s in USD stays within three basis points of USDT, on both sides', base => {
  const reference = openReference(1)
  const differences = Array.from({ length: 86_400 }, (_, second) => {
    const atMs = second * 1_000
    return bps(reference.price(base, 'USDT', atMs), reference.price(base, 'USD', atMs))
  })

  expect(Math.max(...differences)).toBeLessThan(3.001)
  expect(Math.max(...differences)).toBeGreaterThan(1)
  expect(Math.min(...differences)).toBeGreaterThan(-3.001)
  expect(Math.min(...differences)).toBeLessThan(-1)
})

test('who looks later or less often sees the same prices', () => {
  const often = openReference(5)
  const seldom = openReference(5)
  for (let atMs = 0; atMs < 60_000; atMs += 100) often.price('BTC', 'USD', atMs)

  for (const atMs of [60_000, 57_300, 60_100, 59_900]) {
    expect(seldom.price('BTC', 'USD', atMs)).toBe(often.price('BTC', 'USD', atMs))
  }
  expect(openReference(6).price('BTC', 'USDT', 60_000)).not.toBe(
    seldom.price('BTC', 'USDT', 60_000),
  )
})

test('a pair without a reference price is refused by name', () => {
  expect(() => openReference(1).price('DOGE', 'USD', 0)).toThrow('was DOGE in USD')
  expect(() => openReference(1).price('BTC', 'EUR', 0)).toThrow('was BTC in EUR')
})

test('the clock of the markets leaves out the time in which the machine slept', () => {
  let nowMs = 1_000
  const elapsedMs = createMarketClock(() => nowMs)
  nowMs += 400
  expect(elapsedMs()).toBe(400)
  nowMs += 3_600_000
  expect(elapsedMs()).toBe(400)
  nowMs += 50
  expect(elapsedMs()).toBe(450)
})
