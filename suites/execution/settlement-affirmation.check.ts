import { check, expect } from '../../fixtures/check.ts'
import { settlementHistory } from '../../fixtures/settlement-history.ts'
import { sharePct } from '../../helpers/share.ts'
import { affirmations } from '../../helpers/settlement/affirmation.ts'

check(
  {
    id: 'execution/settlement-affirmation',
    severity: 'major',
    title: 'trades in US stocks are affirmed by 21:00 in New York on the trade date',
    prevents: 'A trade that nobody affirmed is settled by hand, at a higher fee, or not at all.',
    satisfies: ['execution/Settlement process validation', 'execution/Settlement timely'],
    clauses: ['17 CFR 240.15c6-2'],
    limits: {
      affirmed: 'limits.execution.affirmed_by_cutoff_pct',
      settlements: 'limits.execution.minimum_settlements',
    },
    validFor: '1d',
    timeoutMs: 120_000,
    remediation: [
      'Affirm tonight what is open, and ask the custodian to affirm automatically.',
      'Find out where allocations wait: they must be done by 19:00 in New York.',
    ],
  },
  async ({ tradingSystem, limits, evidence, notAssessed, inconclusive }) => {
    const history = await settlementHistory(tradingSystem.settlements)

    const { judged, inTime } = affirmations(history.settlements, history.readAtMs)
    notAssessed(
      judged === 0,
      'no trade in US stocks was told of',
      'declare the check not applicable if the firm trades no US stocks',
    )
    const settlements = evidence.measure('settlements', judged)
    const affirmed = evidence.measure('affirmed', sharePct(inTime, judged))
    expect(affirmed).toBeGreaterThanOrEqual(limits.affirmed)
    inconclusive(
      settlements < limits.settlements,
      `${settlements} settlements are too few to judge`,
    )
  },
)
