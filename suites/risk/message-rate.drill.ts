import { check, expect } from '../../fixtures/check.ts'
import { messageRateFindings } from '../../helpers/risk/message-rate.ts'

check(
  {
    id: 'risk/message-rate',
    severity: 'critical',
    title:
      'orders that come faster than the limit of messages are denied before the venue sees them',
    prevents:
      'A strategy in a loop floods the venue, and the account is shut out when it must cancel.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['RTS 6 Art. 15(1)(d)'],
    per: 'venue',
    alone: true,
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Count every order and replacement before it leaves, and deny what is beyond the limit in force.',
      'Keep cancels out of what is denied: they must always go through.',
    ],
  },
  async ({ symbol, boundaries, limits, evidence, inconclusive }) => {
    const sent = await boundaries.burst(symbol)

    const { through, mostThrough, flaws, obstacles } = messageRateFindings(sent)
    evidence.record('limit in force', sent.limit, 'messages a second')
    evidence.record('orders submitted', sent.told.length)
    evidence.record('within', sent.spanMs, 'ms')
    evidence.record('let through', through)
    evidence.record('may have been let through', mostThrough)
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
