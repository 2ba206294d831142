import { check, expect } from '../../fixtures/check.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../helpers/risk/probes-in-words.ts'

check(
  {
    id: 'risk/order-value',
    severity: 'critical',
    title:
      'an order worth more than the largest value is denied before the venue sees it, to the lot',
    prevents: 'A quantity that is right in one instrument ruins the firm in another.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['RTS 6 Art. 15(1)', 'SEC 15c3-5(c)(1)'],
    per: 'venue',
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Hold price times quantity, in the currency of the limit, against it, before the order leaves.',
      'Cancel by hand what the venue has of the orders told here.',
    ],
  },
  async ({ symbol, boundaries, limits, evidence, inconclusive }) => {
    const probed = await boundaries.around('maxOrderNotional', symbol)

    const { flaws, obstacles } = controlFindings(probed)
    evidence.record('limit in force', probed.limit, 'in the currency of the quote')
    evidence.record('orders', ordersInWords(probed.orders))
    evidence.record('told', answersInWords(probed.orders))
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
