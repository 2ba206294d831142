import { check, expect } from '../../fixtures/check.ts'
import {
  custodyBreaks,
  describeBreak,
  nothingHeld,
  oldestLineHours,
  unstatedBalances,
} from '../../helpers/settlement/custody-breaks.ts'

check(
  {
    id: 'execution/cash-breaks',
    severity: 'critical',
    title: "what custodians hold is what the firm's books say has settled",
    prevents: 'The firm trades with money and stock that it does not have.',
    satisfies: ['execution/Settlement process validation', 'execution/Settlement timely'],
    limits: {
      breaks: 'limits.execution.custody_breaks',
      age: 'limits.execution.custody_age_hours',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Take what is short out of the available balance until the break is explained.',
      'Look for the last movement that only one side has, and for its currency.',
    ],
  },
  async ({ tradingSystem, limits, evidence, inconclusive }) => {
    const { about } = tradingSystem
    const { lines } = await tradingSystem.custody.read()
    const readAtMs = Date.now()
    const tellsBalances = about.capabilities.includes('balances')
    const booked = tellsBalances ? (await tradingSystem.balances.read()).balances : []

    inconclusive(nothingHeld(lines), 'no custodian holds anything, by what the firm says')
    const differences = custodyBreaks(lines)
    const unstated = unstatedBalances(booked, lines)
    evidence.record('lines compared', lines.length)
    evidence.record('first breaks', differences.slice(0, 5).map(describeBreak).join('; ') || 'none')
    evidence.record('balances without a statement', unstated.join(', ') || 'none')
    const age = evidence.measure('age', oldestLineHours(lines, readAtMs))
    const breaks = evidence.measure('breaks', differences.length)
    expect(breaks).toBeLessThanOrEqual(limits.breaks)
    expect(age).toBeLessThanOrEqual(limits.age)
    inconclusive(unstated.length > 0, `no statement speaks of ${unstated.join(', ')}`)
  },
)
