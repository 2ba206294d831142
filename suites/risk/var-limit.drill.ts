import { check, expect } from '../../fixtures/check.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../helpers/risk/probes-in-words.ts'

check(
  {
    id: 'risk/var-limit',
    severity: 'critical',
    title: 'an order that could lead to too large a value at risk is denied before it is sent',
    prevents: 'The value at risk is reported in the evening, of a book that was too risky all day.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['SEC 15c3-5(c)(1)(i)'],
    per: 'venue',
    alone: true,
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Compute the value at risk with the order, and with all that is open, before the order leaves.',
    ],
  },
  async ({ symbol, otherSymbol, boundaries, limits, evidence, inconclusive }) => {
    const probed = await boundaries.aroundBook('maxPortfolioVar', otherSymbol, symbol)

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
