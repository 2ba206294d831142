import { check, expect } from '../../fixtures/check.ts'
import { mistoldRejections, resent, takenByVenue } from '../../helpers/execution/rejections.ts'
import { unrelatedDenials } from '../../helpers/execution/unrelated-denials.ts'

check(
  {
    id: 'execution/reject-handling',
    severity: 'critical',
    title: 'a refused order is told with its reason, and not sent again',
    prevents:
      'A loop of refused orders uses up the allowance, and the account is shut out when it must trade.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    per: 'venue',
    limits: {
      mistold: 'limits.execution.mistold_rejections',
      resent: 'limits.execution.resent_orders',
    },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      "Map each of the venue's refusals to what it means, and let a strategy decide what comes next.",
      'Stop the loop that sends refused orders again.',
    ],
  },
  async ({ symbol, firm, firmAccount, levers, limits, evidence, inconclusive }) => {
    const refused = await firm.refusedOrders(symbol, () => levers.submissions())

    const taken = takenByVenue(refused, await firmAccount.openOrders(symbol))
    for (const { order } of taken) await firm.cancel(order)

    const mistold = mistoldRejections(refused.filter(one => !taken.includes(one)))
    evidence.record('refused orders', refused.length)
    evidence.record('mistold orders', mistold.join('; ') || 'none')
    const wrong = evidence.measure('mistold', mistold.length)
    evidence.record('requests', refused.map(({ requests }) => requests).join(', '))
    const again = evidence.measure('resent', resent(refused))
    expect(wrong).toBeLessThanOrEqual(limits.mistold)
    expect(again).toBeLessThanOrEqual(limits.resent)
    const obstacles = [
      ...taken.map(({ name }) => `${name}: the venue takes such orders`),
      ...unrelatedDenials(refused.map(({ told }) => told)),
    ]
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
