import { check, expect } from '../../fixtures/check.ts'
import { allowedOffsetMs, clockOffset, windowSharePct } from '../../helpers/clock-offset.ts'

const looks = 8

check(
  {
    id: 'connectivity/venue-clock',
    severity: 'critical',
    title: "our clock agrees with the venue's, well within the age that it accepts of a request",
    prevents: 'Orders and cancels signed with a skewed clock are refused.',
    satisfies: ['connectivity/Authentication and authorization'],
    per: 'venue',
    limits: {
      offset: 'limits.connectivity.clock_offset_ms',
      share: 'limits.connectivity.clock_window_share_pct',
    },
    dependsOn: ['deployment/clock-synchronisation', 'connectivity/rest-availability'],
    validFor: '1h',
    timeoutMs: 60_000,
    remediation: [
      'Compare the clock of this host with its time server, and let it synchronise.',
      'Compare with another venue, to see whose clock has moved.',
    ],
  },
  async ({ venue, limits, evidence, notApplicable, inconclusive }) => {
    notApplicable(!venue.capabilities.serverTime, 'the venue does not tell its time')
    const windowMs = venue.rules.receiveWindowMs
    const allowedMs = allowedOffsetMs(limits.offset, windowMs, limits.share)

    const { offsetMs, uncertaintyMs } = clockOffset(await venue.clocks(looks))

    evidence.record('signed offset', offsetMs, 'ms')
    evidence.record('receive window', windowMs, 'ms')
    evidence.record('uncertainty', uncertaintyMs, 'ms')
    const offset = evidence.measure('offset', Math.abs(offsetMs))
    const share = evidence.measure('share', windowSharePct(offset, windowMs))
    inconclusive(
      Math.abs(offset - allowedMs) < uncertaintyMs,
      `the offset lies within ${uncertaintyMs} ms of the ${allowedMs} ms that are allowed, and the round trip leaves as much open`,
    )
    expect(offset).toBeLessThanOrEqual(limits.offset)
    expect(share).toBeLessThanOrEqual(limits.share)
  },
)
