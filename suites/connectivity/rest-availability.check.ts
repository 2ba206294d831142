import { check, expect } from '../../fixtures/check.ts'
import { availability } from '../../helpers/availability.ts'

check(
  {
    id: 'connectivity/rest-availability',
    severity: 'critical',
    title: 'the venue answers REST requests reliably',
    prevents: 'An order that cannot be canceled while the venue is unreachable is filled.',
    satisfies: [
      'connectivity/All exchanges accessible',
      'connectivity/WebSocket and REST API testing',
    ],
    per: 'venue',
    limits: { availability: 'limits.connectivity.availability_pct' },
    dependsOn: ['connectivity/name-resolution'],
    validFor: '1d',
    timeoutMs: 1_800_000,
    remediation: [
      "Read the venue's status page, and compare with the answers that another host gets.",
      'Read which answers failed, and stop quoting on the venue until they succeed.',
    ],
  },
  async ({ venue, sampling, limits, evidence, inconclusive }) => {
    const probes = await venue.probes(sampling.availabilityProbes, sampling.probeConcurrency)

    const slowedDown = probes.filter(probe => probe.slowedDown).length
    // A venue that says slow down is there; what it would have said otherwise is not known.
    const { attempts, failures, pct, lowerPct } = availability(
      probes.map(probe => probe.answered || probe.slowedDown),
    )
    evidence.record('probes', attempts)
    evidence.record('unanswered', failures)
    evidence.record('answers that said slow down', slowedDown)
    evidence.record('first failure', probes.find(probe => !probe.answered)?.failure ?? 'none')
    evidence.record('lower bound of the availability', lowerPct, '%')
    const answered = evidence.measure('availability', pct)
    expect(answered).toBeGreaterThanOrEqual(limits.availability)
    inconclusive(
      attempts < sampling.availabilityProbes,
      `only ${attempts} of ${sampling.availabilityProbes} probes were sent, because none was answered or others use the allowance: too few to judge`,
    )
    inconclusive(slowedDown > 0, 'the venue asked us to slow down, see connectivity/rate-budget')
  },
)
