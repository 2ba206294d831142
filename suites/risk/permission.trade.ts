import { check, expect } from '../../fixtures/check.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../helpers/risk/probes-in-words.ts'

check(
  {
    id: 'risk/permission',
    severity: 'critical',
    title: 'an order of somebody who may not trade is denied before the venue sees it',
    prevents: "A strategy that was switched off, or never approved, trades with the firm's money.",
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['RTS 6 Art. 15(2)', 'SEC 15c3-5(c)(2)(ii)'],
    per: 'venue',
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Look who an order is of, and whether that may trade the instrument, before the order leaves.',
      'Cancel by hand what the venue has of the orders told here.',
    ],
  },
  async ({ symbol, boundaries, limits, evidence, inconclusive }) => {
    const probed = await boundaries.restricted(symbol)

    const { flaws, obstacles } = controlFindings(probed)
    evidence.record('may not be traded', probed.limit)
    evidence.record('orders', ordersInWords(probed.orders))
    evidence.record('told', answersInWords(probed.orders))
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
