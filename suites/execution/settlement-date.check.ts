import { check, expect } from '../../fixtures/check.ts'
import { settlementHistory } from '../../fixtures/settlement-history.ts'
import { datedSettlements } from '../../helpers/settlement/settlement-dates.ts'

check(
  {
    id: 'execution/settlement-date',
    severity: 'major',
    title: 'each trade is to settle on the day that the calendar of its market says',
    prevents: 'Stock or money is not there on the day on which the other side expects it.',
    satisfies: ['execution/Settlement process validation', 'execution/Settlement timely'],
    clauses: ['17 CFR 240.15c6-1', 'CSDR Art. 5(2)'],
    limits: {
      wrong: 'limits.execution.wrong_settlement_dates',
      settlements: 'limits.execution.minimum_settlements',
    },
    validFor: '1d',
    timeoutMs: 120_000,
    remediation: [
      'Instruct the settlements that are named for their right date before the cut-off of the depository.',
      'Correct the settlement cycle and the holidays in the code, the change of cycle of each market included.',
    ],
  },
  async ({ tradingSystem, limits, evidence, inconclusive }) => {
    const history = await settlementHistory(tradingSystem.settlements)

    const { judged, unknownMarkets, flaws } = datedSettlements(history.settlements)
    evidence.record('markets without a calendar', unknownMarkets.join(' ') || 'none')
    evidence.record('first wrong dates', flaws.slice(0, 5).join('; ') || 'none')
    const settlements = evidence.measure('settlements', judged)
    const wrong = evidence.measure('wrong', flaws.length)
    expect(wrong).toBeLessThanOrEqual(limits.wrong)
    inconclusive(
      unknownMarkets.length > 0,
      `no calendar is known of ${unknownMarkets.join(', ')}, so its dates were not judged`,
    )
    inconclusive(
      settlements < limits.settlements,
      `${settlements} settlements are too few to judge`,
    )
  },
)
