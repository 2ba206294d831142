import { check, expect } from '../../fixtures/check.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../helpers/risk/probes-in-words.ts'

check(
  {
    id: 'risk/leverage-limit',
    severity: 'critical',
    title: 'an order that could lead to too much gross exposure is denied before it is sent',
    prevents: 'A loss of a few percent is a margin call, and the call is met by selling into it.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['SEC 15c3-5(c)(1)(i)'],
    per: 'venue',
    alone: true,
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Add the order and all that is open, of every venue, to what is held, and hold the sum against equity, before the order leaves.',
    ],
  },
  async ({ symbol, otherSymbol, boundaries, limits, evidence, inconclusive }) => {
    const probed = await boundaries.aroundBook('maxLeverage', otherSymbol, symbol)

    const { flaws, obstacles } = controlFindings(probed)
    evidence.record('limit in force', probed.limit, 'times equity')
    evidence.record('orders', ordersInWords(probed.orders))
    evidence.record('told', answersInWords(probed.orders))
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
