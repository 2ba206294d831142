import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/venue-status',
    severity: 'critical',
    title: 'the venue says that it operates',
    prevents: 'Orders stay open at a venue that takes no cancels.',
    satisfies: ['connectivity/All exchanges accessible'],
    per: 'venue',
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1h',
    timeoutMs: 30_000,
    remediation: [
      'Send no new orders, and cancel what is open as far as the venue still takes cancels.',
      'Start trading after the venue has said that it is over, and orders have been reconciled.',
    ],
  },
  async ({ venue, evidence }) => {
    const { operating, words } = await venue.status()

    evidence.record('status', words)
    evidence.record('operating', operating)
    expect(operating).toBe(true)
  },
)
