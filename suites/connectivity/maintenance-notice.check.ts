import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/maintenance-notice',
    severity: 'minor',
    title: 'the venue has announced no maintenance',
    prevents: 'Orders are open when the venue stops taking cancels.',
    satisfies: ['connectivity/All exchanges accessible'],
    per: 'venue',
    limits: { notices: 'limits.connectivity.maintenance_notices' },
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 30_000,
    remediation: [
      "Read the venue's announcement, and be flat with no open order before it begins.",
      'Put the hours into the trading calendar, so that no strategy starts in them.',
    ],
  },
  async ({ venue, limits, evidence, notApplicable }) => {
    notApplicable(
      !venue.capabilities.maintenanceNotices,
      'the venue announces no maintenance where a program can read it',
    )

    const { announced } = await venue.status()

    evidence.record('words', announced.join('; ') || 'none')
    const notices = evidence.measure('notices', announced.length)
    expect(notices).toBeLessThanOrEqual(limits.notices)
  },
)
