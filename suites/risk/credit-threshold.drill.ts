import { check, expect } from '../../fixtures/check.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../helpers/risk/probes-in-words.ts'

check(
  {
    id: 'risk/credit-threshold',
    severity: 'critical',
    title:
      'an order beyond what may be open and held at a venue is denied before the venue sees it',
    prevents: 'More is promised at a venue than the firm can pay for.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['SEC 15c3-5(c)(1)(i)'],
    per: 'venue',
    alone: true,
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Add up what is open and held at the venue, and the order, and hold that against the threshold in force, before the order leaves.',
    ],
  },
  async ({ symbol, boundaries, limits, evidence, inconclusive }) => {
    const probed = await boundaries.around('maxCredit', symbol)

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
