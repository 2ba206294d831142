import { check, expect } from '../../fixtures/check.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../helpers/risk/probes-in-words.ts'

check(
  {
    id: 'risk/position-limit',
    severity: 'critical',
    title:
      'an order that could take the position beyond its limit is denied, open orders included, to the lot',
    prevents: 'Many small orders, each allowed, add up to a position that nobody allowed.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['RTS 6 Art. 15(1)', 'SEC 15c3-5(c)(1)'],
    per: 'venue',
    alone: true,
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Add what is held, all that is open on the same side, and the order, and hold that against the limit in force.',
      'Cancel by hand what the venue has of the orders told here.',
    ],
  },
  async ({ symbol, boundaries, limits, evidence, inconclusive }) => {
    const probed = await boundaries.around('maxPosition', symbol)

    const { flaws, obstacles } = controlFindings(probed)
    evidence.record('limit in force', probed.limit, 'units of the instrument')
    evidence.record('orders', ordersInWords(probed.orders))
    evidence.record('told', answersInWords(probed.orders))
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
