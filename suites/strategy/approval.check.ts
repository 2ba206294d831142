import { check, expect } from '../../fixtures/check.ts'
import { approvalFound } from '../../helpers/strategy/approval.ts'
import { byStrategy, total } from '../../helpers/strategy/of-all.ts'

check(
  {
    id: 'strategy/approval',
    severity: 'critical',
    title: 'somebody else than its author has approved exactly what runs',
    prevents: 'Code, parameters or data that nobody has looked at trade real money.',
    satisfies: ['strategy/Strategy certification', 'strategy/Regulatory compliance confirmed'],
    clauses: ['RTS 6 Art. 5', 'RTS 6 Art. 11'],
    limits: {
      unapproved: 'limits.strategy.unapproved',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Stop the strategy until what runs has been approved.',
      'Write a certification record of the digests of code, parameters and data, and have it signed.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ about, liveSince }) =>
      approvalFound(about, await liveSince()),
    )

    evidence.record('digests of what runs', byStrategy(found, 'runs'))
    evidence.record('approvals', byStrategy(found, 'words'))
    const unapproved = evidence.measure('unapproved', total(found, 'unapproved'))
    expect(unapproved).toBeLessThanOrEqual(limits.unapproved)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
