import { check, expect } from '../../fixtures/check.ts'
import { orderFlaws } from '../../helpers/execution/order-states.ts'
import { isUnrelatedDenial, unrelatedDenials } from '../../helpers/execution/unrelated-denials.ts'

check(
  {
    id: 'execution/order-states',
    severity: 'critical',
    title: 'orders take legal steps only, and their quantities add up',
    prevents: 'A strategy that trusts a wrong state hedges what was never traded.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    clauses: ['FIX 4.4 volume 4, appendix D'],
    per: 'venue',
    limits: { flaws: 'limits.execution.illegal_steps' },
    dependsOn: ['connectivity/venue-status'],
    validFor: '7d',
    timeoutMs: 90_000,
    remediation: [
      'Read the first flaw, and replay the messages of that order through the order manager.',
    ],
  },
  async ({ lives, limits, evidence, inconclusive }) => {
    const told = lives.filter(({ steps }) => steps.length > 0)
    inconclusive(told.length === 0, 'no step of any order was told')
    const flaws = lives.flatMap(({ order, ended, steps }) =>
      orderFlaws({ ...order, ...ended }, steps),
    )

    evidence.record('orders', lives.length)
    evidence.record(
      'steps',
      lives.reduce((sum, { steps }) => sum + steps.length, 0),
    )
    evidence.record('first flaw', flaws[0] ?? 'none')
    const count = evidence.measure('flaws', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.flaws)
    const isKeptBack = lives.every(({ ended }) => ended && isUnrelatedDenial(ended))
    inconclusive(isKeptBack, unrelatedDenials(lives.map(({ ended }) => ended)).join('; '))
  },
)
