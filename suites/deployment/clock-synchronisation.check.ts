import { check, expect } from '../../fixtures/check.ts'
import { agreementOf, failuresOf } from '../../helpers/clock-agreement.ts'

check(
  {
    id: 'deployment/clock-synchronisation',
    severity: 'major',
    title: 'the clock of this host agrees with UTC, as near as its trade demands',
    prevents: 'Records of orders and fills bear times that no regulator or venue accepts.',
    satisfies: [
      'deployment/Configuration validation and compliance',
      'deployment/All infrastructure requirements met',
    ],
    clauses: ['RTS 25, Annex, table 2', 'CAT NMS plan 6.8'],
    limits: { offset: 'limits.deployment.clock_offset_ms' },
    validFor: '1h',
    timeoutMs: 120_000,
    remediation: [
      'Look whether chrony or ntpd runs on this host, and what it says of its sources.',
      'Configure time servers that are nearer, or a PTP clock, where they leave too much open.',
    ],
  },
  async ({ timeServers, limits, evidence, notAssessed, inconclusive }) => {
    notAssessed(
      timeServers.servers.length === 0,
      'no time server is configured',
      'set [clock] ntp_servers to servers that are near',
    )

    const answers = await timeServers.look()

    const utc = agreementOf(answers)
    evidence.record('time servers', answers.length)
    evidence.record('agreeing', utc?.agreeing ?? 0)
    evidence.record('failures', failuresOf(answers))
    inconclusive(utc === undefined, 'no time is told by most of the time servers')
    const { offsetMs = Number.NaN, uncertaintyMs = Number.NaN } = utc ?? {}
    evidence.record('signed offset', offsetMs, 'ms')
    evidence.record('uncertainty', uncertaintyMs, 'ms')
    const offset = evidence.measure('offset', Math.abs(offsetMs))
    inconclusive(
      Math.abs(offset - limits.offset) < uncertaintyMs,
      `the offset lies within ${uncertaintyMs.toFixed(3)} ms of its limit, and the time servers leave as much open`,
    )
    expect(offset).toBeLessThanOrEqual(limits.offset)
  },
)
