import { check, expect } from '../../fixtures/check.ts'
import { compareDecimals } from '../../helpers/decimal-arithmetic.ts'
import { filledFlaw, orderPriceDeviationPct } from '../../helpers/execution/order-differences.ts'
import { positionAfter, priceDeviationPct } from '../../helpers/execution/position-after.ts'
import { tradesSinceMs } from '../../helpers/execution/trades-since.ts'
import { withDenials } from '../../helpers/execution/unrelated-denials.ts'

const deadlineMs = 5_000
/** How long after a fill the venue may list it. */
const listedWithinMs = 4_000
/** Venues count each look at the trades of an account, and some allow few. */
const pauseMs = 2_000

check(
  {
    id: 'execution/position-accuracy',
    severity: 'critical',
    title: 'positions are what was traded at the venue, to the last digit',
    prevents: 'A strategy hedges a position that it does not have.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    per: 'venue',
    limits: {
      differences: 'limits.execution.position_differences',
      averagePrice: 'limits.execution.average_price_deviation_pct',
    },
    dependsOn: ['execution/order-states'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Add up the fills of the venue by hand, and find the first after which the position differs.',
      'Look for a fill that is counted twice, or a lookback window that is too short.',
    ],
  },
  async ({
    venue,
    symbol,
    firm,
    firmAccount,
    tradingSystem,
    limits,
    evidence,
    inconclusive,
    eventually,
  }) => {
    const position = async () =>
      (await tradingSystem.positions.read()).positions.find(
        one => one.venue === venue.name && one.symbol === symbol,
      )
    const before = await position()
    const orders = await firm.takeInTurn(symbol, ['buy', 'buy', 'sell'], deadlineMs)
    const ids = orders.map(({ venueOrderId }) => venueOrderId)
    const since = tradesSinceMs(orders[0]!)
    const own = async () =>
      (await firmAccount.ownTrades(symbol, since)).filter(({ venueOrderId }) =>
        ids.includes(venueOrderId),
      )
    // A venue may list a trade later than it tells of it.
    const fills = await eventually(
      own,
      trades => orders.every(order => filledFlaw(order, trades) === undefined),
      listedWithinMs,
      pauseMs,
    )
    inconclusive(
      fills.length === 0,
      withDenials('the venue tells of no trade of these orders', orders),
    )

    const expected = positionAfter(before, fills)
    const isExpected = (one: typeof before) =>
      compareDecimals(one?.quantity ?? '0', expected.quantity) === 0
    const after = await eventually(position, isExpected, deadlineMs)
    evidence.record('orders', orders.length)
    evidence.record('held', after?.quantity ?? 'nothing')
    evidence.record('must be held', expected.quantity)
    const wrong = orders.flatMap(order => filledFlaw(order, fills) ?? [])
    evidence.record('orders that tell otherwise', wrong.join('; ') || 'none')
    const deviation = Math.max(
      priceDeviationPct(after, expected),
      ...orders.map(order => orderPriceDeviationPct(order, fills)),
    )
    const differences = evidence.measure('differences', Number(!isExpected(after)) + wrong.length)
    evidence.measure('averagePrice', deviation)
    expect(differences).toBeLessThanOrEqual(limits.differences)
    expect(deviation).toBeLessThanOrEqual(limits.averagePrice)
  },
)
