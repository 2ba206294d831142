import { check, expect } from '../../fixtures/check.ts'
import { controlFindings } from '../../helpers/risk/control-findings.ts'
import { answersInWords, ordersInWords } from '../../helpers/risk/probes-in-words.ts'

check(
  {
    id: 'risk/price-collar',
    severity: 'critical',
    title: 'an order priced beyond the collar around the market is denied before the venue sees it',
    prevents: 'A price with a slipped decimal point buys through the whole book.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['RTS 6 Art. 15(1)', 'SEC 15c3-5(c)(1)'],
    per: 'venue',
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Hold the limit price against a fresh reference price and the collar in force, before the order leaves.',
      'Deny orders while there is no reference price.',
    ],
  },
  async ({ symbol, boundaries, limits, evidence, inconclusive }) => {
    const probed = await boundaries.around('priceCollar', symbol)

    const { flaws, obstacles } = controlFindings(probed)
    evidence.record('limit in force', probed.limit, 'fraction of the reference price')
    evidence.record('orders', ordersInWords(probed.orders))
    evidence.record('told', answersInWords(probed.orders))
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
