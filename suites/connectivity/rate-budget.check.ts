import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/rate-budget',
    severity: 'major',
    title: 'the request allowance has room, and the venue does not slow us down',
    prevents: 'A cancel is refused because others have used up the allowance.',
    satisfies: ['connectivity/Rate limits respected', 'connectivity/Rate limiting compliance'],
    per: 'venue',
    limits: { budget: 'limits.connectivity.rate_budget_pct' },
    validFor: '1d',
    timeoutMs: 120_000,
    remediation: [
      'Find out which programs share the address, and give trading an address of its own.',
      'Replace polling by streams, and obey Retry-After.',
    ],
  },
  async ({ venue, sampling, limits, evidence, notApplicable, inconclusive }) => {
    notApplicable(!venue.capabilities.publishedRateUsage, 'the venue does not tell what is used')

    const endWatch = venue.watchRateUsage()
    await venue.probes(sampling.latencyProbes, sampling.probeConcurrency)
    await venue.instruments()
    const { peakPct, slowDowns, bans, answers } = endWatch()

    evidence.record('answers that carried a count', answers)
    evidence.record('answers that said slow down', slowDowns)
    evidence.record('answers that said banned', bans)
    const peak = evidence.measure('budget', peakPct)
    expect({ slowDowns, bans }).toEqual({ slowDowns: 0, bans: 0 })
    expect(peak).toBeLessThanOrEqual(limits.budget)
    inconclusive(answers === 0, 'no answer told how much of the allowance is used')
  },
)
