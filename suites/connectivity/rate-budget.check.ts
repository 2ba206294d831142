import { check, expect } from '../../fixtures/check.ts'
import { seenUsePct } from '../../helpers/allowance-use.ts'

check(
  {
    id: 'connectivity/rate-budget',
    severity: 'major',
    title: 'the request allowance has room, and the venue does not slow us down',
    prevents: 'A cancel is refused because others have used up the allowance.',
    satisfies: ['connectivity/Rate limits respected', 'connectivity/Rate limiting compliance'],
    per: 'venue',
    limits: { budget: 'limits.connectivity.rate_budget_pct' },
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 600_000,
    remediation: [
      'Find out which programs share the address, and give trading an address of its own.',
      'Replace polling by streams, and obey Retry-After.',
    ],
  },
  async ({ venue, sampling, limits, evidence, inconclusive }) => {
    const isTold = venue.capabilities.publishedRateUsage
    // A count says something once the size of its allowance is known, which is published with the instruments.
    await (isTold && venue.instruments())
    const endWatch = venue.watchRateUsage()

    const probes = await venue.probes(sampling.budgetProbes, sampling.probeConcurrency)
    const usage = endWatch()

    const { slowDowns, bans, answers } = usage
    evidence.record('the venue tells', isTold ? 'how much is used' : 'only that all is used')
    evidence.record('requests', probes.length)
    evidence.record('answers that carried a count', answers)
    evidence.record('answers that said slow down', slowDowns)
    evidence.record('answers that said banned', bans)
    const used = evidence.measure('budget', seenUsePct(usage))
    expect({ slowDowns, bans }).toEqual({ slowDowns: 0, bans: 0 })
    expect(used).toBeLessThanOrEqual(limits.budget)
    inconclusive(isTold && answers === 0, 'no answer told how much of the allowance is used')
    inconclusive(!probes.every(({ answered }) => answered), 'not every request was answered')
  },
)
