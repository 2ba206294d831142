import { check, expect } from '../../fixtures/check.ts'
import { addDecimals, compareDecimals } from '../../helpers/decimal-arithmetic.ts'
import { accountingFlaw } from '../../helpers/execution/order-differences.ts'
import { orderFlaws } from '../../helpers/execution/order-states.ts'
import { tradesSinceMs } from '../../helpers/execution/trades-since.ts'

const deadlineMs = 5_000
/** So long fills are held back at least: what is told sooner is hardly late. */
const lateMs = 100

check(
  {
    id: 'execution/fill-accounting',
    severity: 'critical',
    title: 'fills that come late, twice or out of their order are counted once each',
    prevents: 'A trade that is counted twice, or never, is hedged wrongly.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    clauses: ['FIX 4.4 volume 4, appendix D'],
    per: 'venue',
    limits: { unaccounted: 'limits.execution.unaccounted_fills' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      "Count each fill by the venue's trade id, whenever and however often it is told.",
      'Compare the filled quantity with the fills that the venue lists.',
    ],
  },
  async ({
    symbol,
    firm,
    firmAccount,
    levers,
    limits,
    evidence,
    inconclusive,
    eventually,
    waitUntil,
  }) => {
    const order = await firm.restingOrder(symbol, 8n)
    const { quantity: part } = await firm.restingOrder(symbol)
    const sent = await firm.submit(order)
    await levers.holdPrivateEvents()
    for (let fill = 0; fill < 3; fill++) await levers.fill(sent, part)
    const isOwn = ({ venueOrderId }: { readonly venueOrderId: string }) =>
      venueOrderId === sent.venueOrderId
    const own = async () => (await firmAccount.ownTrades(symbol, tradesSinceMs(sent))).filter(isOwn)
    const filledMs = performance.now()
    await eventually(own, trades => trades.length >= 3, deadlineMs)
    await waitUntil(() => performance.now() - filledMs >= lateMs, deadlineMs)
    await levers.releasePrivateEvents({ order: 'reversed', copies: 2 })
    const three = addDecimals(part, part, part)
    const partly = await eventually(
      () => firm.order(order),
      found => found !== undefined && compareDecimals(found.filledQuantity, three) === 0,
      deadlineMs,
    )
    const toldThen = partly?.filledQuantity
    const isThree = toldThen !== undefined && compareDecimals(toldThen, three) === 0
    // What believes more than was filled may have given up the rest.
    await (isThree && levers.fill(sent))
    const ended = await firm.orderIn(['filled'], order, deadlineMs)

    const trades = await own()
    const steps = await firm.steps(order)
    evidence.record('fills at the venue', trades.length)
    evidence.record('told as filled after three', toldThen ?? 'unknown')
    inconclusive(trades.length < 3, 'the venue did not fill the order in three parts')
    const flaws = [
      isThree ? undefined : `${toldThen} must be the ${three} that three fills come to`,
      ended ? accountingFlaw(ended, trades) : 'the order is not known any more',
      ...orderFlaws(order, steps),
    ].filter(flaw => flaw !== undefined)
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unaccounted', Number(flaws.length > 0))
    expect(count).toBeLessThanOrEqual(limits.unaccounted)
  },
)
