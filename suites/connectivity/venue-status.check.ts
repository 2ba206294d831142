import { check, expect } from '../../fixtures/check.ts'
import { quietHours } from '../../helpers/quiet-hours.ts'

check(
  {
    id: 'connectivity/venue-status',
    severity: 'critical',
    title: 'the venue says that it operates, and has announced no maintenance for the hours ahead',
    prevents: 'Orders are open when the venue stops taking cancels.',
    satisfies: ['connectivity/All exchanges accessible'],
    per: 'venue',
    limits: { notice: 'limits.connectivity.maintenance_notice_hours' },
    validFor: '1h',
    timeoutMs: 30_000,
    remediation: [
      "Read the venue's announcement, and be flat with no open order before it begins.",
      'Start trading after the venue has said that it is over, and orders have been reconciled.',
    ],
  },
  async ({ venue, limits, evidence }) => {
    const horizonHours = 2 * limits.notice

    const { operating, words, announcedMs } = await venue.status()

    evidence.record('status', words)
    evidence.record('operating', operating)
    evidence.record('maintenance announced', announcedMs.length)
    evidence.record('looked ahead', horizonHours, 'h')
    const quiet = quietHours(announcedMs, Date.now(), horizonHours)
    const notice = evidence.measure('notice', quiet)
    expect(operating).toBe(true)
    expect(notice).toBeGreaterThanOrEqual(limits.notice)
  },
)
