import type { Exchange } from 'ccxt'
import { ccxtInstance } from './ccxt-instance.ts'
import { venueError } from './errors.ts'
import { instrumentsOf } from './instruments.ts'
import { candlesOf, tickerOf } from './market-data.ts'
import { openOrdersAt, traderOf } from './orders.ts'
import type { OpenVenue, Venue, VenueRules, VenueTarget } from './port.ts'
import { lookAtClock, probe, probes } from './probe.ts'
import { protocolOf } from './protocols/table.ts'
import { rateMeter } from './rate-usage.ts'
import { signedRead } from './signed-read.ts'
import { openTransport } from './transport.ts'

/** Opens the real ccxt client with every URL leaf pointed at the target; asks the venue nothing yet. */
export const openVenue: OpenVenue = async (target, access) => {
  const protocol = protocolOf(target.ccxtId)
  const meter = rateMeter(protocol)
  const transport = openTransport(answer => meter.observe(answer))
  const exchange = await ccxtInstance(target, { protocol, transport })

  const translate = (error: unknown) => venueError(error, secretsOf(target))
  const told = async <Result>(asked: Promise<Result>): Promise<Result> => {
    try {
      return await asked
    } catch (error) {
      throw translate(error)
    }
  }
  const instruments = instrumentsOf(exchange, target, protocol)
  const asking = {
    rest: new URL(target.rest).origin,
    protocol,
    transport,
    throttle: throttleOf(exchange),
  }
  const desk = { name: target.name, exchange, protocol, instruments, access, translate }
  const trader = traderOf(desk)

  const venue: Venue = {
    name: target.name,
    symbols: Object.freeze([...target.symbols]),
    capabilities: Object.freeze({ ...protocol.capabilities }),
    rules: Object.freeze(scaled(protocol.rules, target.timeScale)),
    hasKey: target.credentials !== undefined,
    probe: () => probe(asking),
    probes: (count, atOnce) => probes(asking, count, atOnce),
    clock: () => told(lookAtClock(asking)),
    clocks: count => told(oneByOne(count, () => lookAtClock(asking))),
    signedRead: signing => told(signedRead({ exchange, protocol, transport }, signing)),
    watchRateUsage: () => meter.watch(),
    instruments: () => told(instruments.rules()),
    ticker: symbol => told(instruments.symbolOf(symbol).then(known => tickerOf(exchange, known))),
    candles: (symbol, intervalMs, count) =>
      told(
        instruments
          .symbolOf(symbol)
          .then(known => candlesOf(exchange, known, { intervalMs, count })),
      ),
    bestPrices: symbol => told(protocol.bestPrices(exchange, symbol)),
    keyPermissions: () => told(protocol.keyPermissions(exchange)),
    openOrders: symbol => told(openOrdersAt(desk, symbol)),
    submit: order => told(trader.submit(order)),
    cancel: (symbol, clientOrderId) => told(trader.cancel(symbol, clientOrderId)),
    async close() {
      await exchange.close()
      await transport.close()
    },
  }
  return venue
}

const secretsOf = ({ credentials }: VenueTarget): readonly string[] =>
  credentials ? Object.values(credentials).filter(value => typeof value === 'string') : []

const throttleOf = (exchange: Exchange) => async () => {
  await exchange.throttle(1)
}

const scaled = (
  { pingIntervalMs, receiveWindowMs }: VenueRules,
  timeScale: number,
): VenueRules => ({
  pingIntervalMs: pingIntervalMs === undefined ? undefined : pingIntervalMs * timeScale,
  receiveWindowMs,
})

async function oneByOne<Result>(
  count: number,
  ask: () => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  while (results.length < count) results.push(await ask())
  return results
}
