import { check, expect } from '../../fixtures/check.ts'
import { accountingFlaw } from '../../helpers/execution/order-differences.ts'
import { tradesSinceMs } from '../../helpers/execution/trades-since.ts'

const deadlineMs = 5_000

check(
  {
    id: 'execution/cancel-fill-race',
    severity: 'critical',
    title: 'a fill that comes before a cancel is counted',
    prevents: 'A position that was taken while it was given up is held by nobody.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    per: 'venue',
    limits: { unaccounted: 'limits.execution.unaccounted_fills' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Release nothing of an order before the venue has confirmed its cancel, with the quantity that was filled.',
    ],
  },
  async ({ symbol, firm, firmAccount, levers, limits, evidence, inconclusive }) => {
    const order = await firm.restingOrder(symbol, 2n)
    const { quantity: half } = await firm.restingOrder(symbol)
    const sent = await firm.submit(order)
    await levers.fill(sent, half)
    await firm.orderIn(['partiallyFilled'], order, deadlineMs)
    await levers.fillBeforeCancel(1)
    await firm.cancel(order)
    const ended = await firm.orderIn(['filled'], order, deadlineMs)

    const trades = await firmAccount.ownTrades(symbol, tradesSinceMs(sent))
    const own = trades.filter(({ venueOrderId }) => venueOrderId === sent.venueOrderId)
    evidence.record('fills at the venue', own.length)
    inconclusive(own.length < 2, 'the venue did not fill the order before its cancel')
    const flaw = ended ? accountingFlaw(ended, own) : 'the order is not known any more'
    evidence.record('state', ended?.state ?? 'unknown')
    evidence.record('flaw', flaw ?? 'none')
    const count = evidence.measure('unaccounted', Number(flaw !== undefined))
    expect(ended?.state).toBe('filled')
    expect(count).toBeLessThanOrEqual(limits.unaccounted)
  },
)
