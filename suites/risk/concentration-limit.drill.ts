import { check, expect } from '../../fixtures/check.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../helpers/risk/probes-in-words.ts'

check(
  {
    id: 'risk/concentration-limit',
    severity: 'critical',
    title:
      'an order that could make one position too large a share of equity is denied before it is sent',
    prevents: 'One position that goes wrong takes the others with it.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['SEC 15c3-5(c)(1)(i)'],
    per: 'venue',
    alone: true,
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Add the order and all that is open to what is held, and hold the largest position against equity, before the order leaves.',
    ],
  },
  async ({ symbol, otherSymbol, boundaries, limits, evidence, inconclusive }) => {
    const probed = await boundaries.aroundBook('maxPositionConcentration', symbol, otherSymbol)

    const { flaws, obstacles } = controlFindings(probed)
    evidence.record('limit in force', probed.limit, 'fraction of equity')
    evidence.record('orders', ordersInWords(probed.orders))
    evidence.record('told', answersInWords(probed.orders))
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
