import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/secondary-endpoint',
    severity: 'major',
    title: "the venue's second entrance answers in time to fail over to it",
    prevents:
      'When the first entrance falls silent, open orders cannot be canceled through another.',
    satisfies: ['connectivity/All exchanges accessible'],
    clauses: ['RTS 6 Art. 14'],
    per: 'venue',
    limits: { failover: 'limits.connectivity.failover_ms' },
    validFor: '1d',
    timeoutMs: 120_000,
    remediation: [
      "Ask the second entrance by hand from the trading host, and let the firewall and the venue's list of addresses allow it.",
      'Configure another second entrance that the venue documents.',
    ],
  },
  async ({ entrances, endpoints, limits, evidence, notAssessed }) => {
    const { secondary } = entrances
    notAssessed(
      secondary === undefined,
      'there is no second entrance to fail over to',
      'set market_connectivity.exchanges.secondary_rest_api_url',
    )

    const { probe, isAnswer } = secondary!
    const answer = await endpoints.answers(probe, limits.failover, isAnswer)

    evidence.record('status', answer.status ?? 'none')
    evidence.record('failure', answer.failure ?? 'none')
    expect(answer.failure).toBeUndefined()
    const answeredMs = evidence.measure('failover', answer.answeredMs ?? Number.NaN)
    expect(answeredMs).toBeLessThanOrEqual(limits.failover)
  },
)
