import { check, expect } from '../../fixtures/check.ts'
import { exposureDifferencePct } from '../../helpers/risk/exposure-difference.ts'

/** How soon a trade must show in the exposure. */
const toldWithinMs = 2_000
const clockSlackMs = 60_000
/** So many times the smallest order, so that roundings do not show. */
const times = 20n

check(
  {
    id: 'risk/exposure-by-drop-copy',
    severity: 'critical',
    title: 'the risk system counts trades that the trading system did not order',
    prevents:
      "A position that another desk, or a forgotten key, opened is nobody's risk until it is a loss.",
    satisfies: ['risk/Risk calculations accurate', 'risk/Risk monitoring systems'],
    clauses: ['FIA PTG: drop copy reconciliation'],
    per: 'venue',
    alone: true,
    limits: { difference: 'limits.risk.exposure_difference_pct' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      "Feed the risk system from the venues' own reports of every account, and not from the orders that were sent.",
    ],
  },
  async ({
    venue,
    symbol,
    firm,
    firmAccount,
    tradingSystem,
    levers,
    limits,
    evidence,
    inconclusive,
    eventually,
  }) => {
    const exposure = async () =>
      (await tradingSystem.riskNumbers.read()).exposures.find(
        one => one.venue === venue.name && one.symbol === symbol,
      )?.notional
    const tellsBooks = tradingSystem.about.capabilities.includes('bookStatus')
    const isUnpriced = async () =>
      tellsBooks &&
      (await tradingSystem.bookStatus.read()).books.some(
        one => one.venue === venue.name && one.symbol === symbol && !one.usable,
      )
    const sinceMs = Date.now() - clockSlackMs
    const known = new Set(
      (await firmAccount.ownTrades(symbol, sinceMs)).map(one => one.venueTradeId),
    )
    const before = await exposure()
    const bought = await firm.takingOrder(symbol, 'buy')
    const { quantity } = await firm.restingOrder(symbol, times)
    await levers.place({ ...bought, quantity })
    const look = async () => {
      const trades = (await firmAccount.ownTrades(symbol, sinceMs)).filter(
        one => !known.has(one.venueTradeId),
      )
      const [after, prices] = [await exposure(), await venue.bestPrices(symbol)]
      return { before, after, trades, ...prices }
    }
    const isCounted = (seen: Awaited<ReturnType<typeof look>>) =>
      seen.trades.length > 0 && exposureDifferencePct(seen) <= limits.difference
    const seen = await eventually(look, isCounted, toldWithinMs)
    const sold = await firm.takingOrder(symbol, 'sell')
    await levers.place({ ...sold, quantity })
    await firm.reconcile(toldWithinMs)

    evidence.record('exposure before', before ?? 'none')
    evidence.record('exposure after', seen.after ?? 'none')
    evidence.record(
      'traded at the venue',
      seen.trades.map(one => `${one.side} ${one.quantity}`).join(', '),
    )
    inconclusive(
      seen.after === undefined && (await isUnpriced()),
      `without a usable book of ${symbol}, nobody knows what the trades are worth`,
    )
    const difference = evidence.measure('difference', exposureDifferencePct(seen))
    expect(difference).toBeLessThanOrEqual(limits.difference)
  },
)
