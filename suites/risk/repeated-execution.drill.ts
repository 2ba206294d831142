import { check, expect } from '../../fixtures/check.ts'
import { repetitionFindings } from '../../helpers/risk/repetition.ts'

check(
  {
    id: 'risk/repeated-execution',
    severity: 'critical',
    title: 'a strategy that was executed as often as it may is stopped until a person releases it',
    prevents: 'A strategy in a loop, each order of it allowed, trades until the money is gone.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['RTS 6 Art. 15(3)'],
    per: 'venue',
    alone: true,
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Count the executions of each strategy, and stop it at the number in force, not one later.',
      'Let nothing but a person start it again.',
    ],
  },
  async ({ symbol, repetition, limits, evidence, inconclusive }) => {
    const tried = await repetition.until(symbol)

    const { flaws, obstacles } = repetitionFindings(tried)
    evidence.record('limit in force', tried.limit, 'executions')
    evidence.record('before it', tried.executed.map(({ state }) => state).join(', '))
    evidence.record('after it', `${tried.beyond?.state} ${tried.beyond?.reason?.code ?? ''}`.trim())
    evidence.record('a while later', tried.later?.state ?? 'not tried')
    evidence.record('once it was released', tried.released?.state ?? 'not tried')
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
  },
)
