import { check, expect } from '../../fixtures/check.ts'
import { settlementHistory } from '../../fixtures/settlement-history.ts'
import { sharePct } from '../../helpers/share.ts'
import { settlementFails } from '../../helpers/settlement/fails.ts'

check(
  {
    id: 'execution/settlement-fails',
    severity: 'major',
    title: 'trades settle on their date, and none is overdue unnoticed',
    prevents: 'The firm pays penalties and buy-ins, and trades with what it has not received.',
    satisfies: ['execution/Settlement process validation', 'execution/Settlement timely'],
    limits: {
      fails: 'limits.execution.settlement_fails_pct',
      overdue: 'limits.execution.overdue_settlements',
      settlements: 'limits.execution.minimum_settlements',
    },
    validFor: '1d',
    timeoutMs: 120_000,
    remediation: [
      'Ask the custodian for the reason of each fail that is named, and borrow what is short.',
      'Chase the other side of what is overdue, and take what fails out of available positions.',
    ],
  },
  async ({ tradingSystem, limits, evidence, inconclusive }) => {
    const history = await settlementHistory(tradingSystem.settlements)

    const found = settlementFails(history.settlements, history.readAtMs)
    inconclusive(found.judged === 0, 'no trade was told of whose settlement is due')
    evidence.record('first fails', found.failed.slice(0, 10).join(' ') || 'none')
    evidence.record('first overdue', found.overdue.slice(0, 10).join(' ') || 'none')
    const settlements = evidence.measure('settlements', found.judged)
    const fails = evidence.measure('fails', sharePct(found.failed.length, settlements))
    const overdue = evidence.measure('overdue', found.overdue.length)
    expect(fails).toBeLessThanOrEqual(limits.fails)
    expect(overdue).toBeLessThanOrEqual(limits.overdue)
    inconclusive(
      settlements < limits.settlements,
      `${settlements} settlements are too few to judge`,
    )
  },
)
