import { normalHost } from '../loopback.ts'
import { candleHistory } from '../market-history/venue-candles.ts'
import { ccxtInstance } from './ccxt-instance.ts'
import { looksAtClock } from './clock.ts'
import { venueError } from './errors.ts'
import { instrumentsOf } from './instruments.ts'
import { candlesOf, timeframeOf } from './market-data.ts'
import { openOrdersAt, traderOf } from './orders.ts'
import type { Pacer } from './pacer.ts'
import { restraintAt } from './pace-share.ts'
import type { OpenVenue, OwnTrade, Venue, VenueRules, VenueTarget } from './port.ts'
import { probe, probes } from './probe.ts'
import { protocolOf } from './protocols/table.ts'
import { rateMeter } from './rate-usage.ts'
import { openLane, singleLane } from './signed-lane.ts'
import { signedRead } from './signed-read.ts'
import { openTransport } from './transport.ts'

/** Opens the real ccxt client with every URL leaf pointed at the target; asks the venue nothing yet. */
export const openVenue: OpenVenue = async (target, access) => {
  const protocol = protocolOf(target.ccxtId)
  const meter = rateMeter(protocol)
  const transport = openTransport(answer => {
    meter.observe(answer)
    heed(answer)
  })
  const lane = protocol.numbersRequests ? singleLane(target.credentials?.apiKey ?? '') : openLane
  const rules = Object.freeze(scaled(protocol.rules, target.timeScale))
  const hurried = access.hurried === true
  const restraint = restraintAt(target.rest, { rules, meter, protocol })
  const { isSpent, heed } = restraint
  const pace: Pacer = hurried ? () => Promise.resolve() : restraint.pace
  const exchange = await ccxtInstance(target, { protocol, transport, lane, pace, hurried })

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
    pace,
    isSpent,
  }
  const asked = { exchange, target }
  const host = normalHost(new URL(target.rest).hostname)
  const desk = { name: target.name, host, exchange, protocol, instruments, access, translate }
  const trader = traderOf(desk)

  const venue: Venue = {
    name: target.name,
    symbols: Object.freeze([...target.symbols]),
    capabilities: Object.freeze({ ...protocol.capabilities }),
    rules,
    hasKey: target.credentials !== undefined,
    probe: () => probe(asking),
    probes: (count, atOnce) => probes(asking, count, atOnce),
    clock: () => told(looksAtClock(asking, target, 1).then(([look]) => look!)),
    clocks: count => told(looksAtClock(asking, target, count)),
    signedRead: signing => told(signedRead({ exchange, protocol, transport, lane, pace }, signing)),
    watchRateUsage: () => meter.watch(),
    instruments: () => told(instruments.rules()),
    ticker: symbol =>
      told(
        instruments
          .symbolOf(symbol)
          .then(ccxtSymbol =>
            protocol.ticker({ target, exchange, venueSymbol: symbol, ccxtSymbol }),
          ),
      ),
    candles: (symbol, intervalMs, count) =>
      told(
        instruments
          .symbolOf(symbol)
          .then(known => candlesOf(exchange, known, { intervalMs, count })),
      ),
    candleHistory: (symbol, { intervalMs, ...range }) =>
      told(
        instruments.symbolOf(symbol).then(known => {
          const timeframe = timeframeOf(exchange, intervalMs)
          return candleHistory(exchange, { ...range, symbol: known, timeframe })
        }),
      ),
    bestPrices: symbol => told(protocol.bestPrices(exchange, symbol)),
    keyPermissions: () => told(protocol.keyPermissions(exchange)),
    keyAddresses: () => told(protocol.keyAddresses(exchange)),
    fees: symbol => told(protocol.fees(exchange, symbol)),
    status: () => told(protocol.status(asked)),
    notices: () => told(protocol.notices(asked)),
    openOrders: (symbol, isOurs) => told(openOrdersAt(desk, symbol, isOurs)),
    ownTrades: (symbol, sinceMs) =>
      told(
        instruments.symbolOf(symbol).then(async ccxtSymbol => {
          const trades = await protocol.ownTrades(exchange, symbol, sinceMs)
          const feeIn = feeCurrencyOf(exchange.market(ccxtSymbol))
          return trades.map(trade => ({ ...trade, feeIn: feeIn(trade.feeCurrency) }))
        }),
      ),
    balances: () => told(protocol.balances(exchange)),
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

/** What a currency is to a market. */
const feeCurrencyOf =
  ({ base, quote }: { readonly base: string; readonly quote: string }) =>
  (currency: string): OwnTrade['feeIn'] => {
    if (currency === quote) return 'quote'
    return currency === base ? 'base' : 'other'
  }

/** Nearer than this, what the scheduler does to a timer would look like what the venue does. */
const closestSignsMs = 400

/** Signs of life that are close together anyway are not drawn closer by a time scale. */
const scaledInterval = (intervalMs: number, timeScale: number): number =>
  Math.max(intervalMs * timeScale, Math.min(intervalMs, closestSignsMs))

const scaled = (
  { lifeSignIntervalMs, requestsPerSecond, receiveWindowMs }: VenueRules,
  timeScale: number,
): VenueRules => ({
  lifeSignIntervalMs: lifeSignIntervalMs && scaledInterval(lifeSignIntervalMs, timeScale),
  requestsPerSecond: requestsPerSecond / timeScale,
  receiveWindowMs,
})
