import { claims } from '../../core/claims.ts'
import type { Phase } from '../../core/phases.ts'
import type { CheckResult } from '../../core/run-report.ts'

const startedAt = '2026-11-22T18:05:13.000Z'

const common: CheckResult = {
  id: 'connectivity/rest-latency',
  phase: 'connectivity',
  class: 'check',
  severity: 'major',
  title: 'the venue answers within the latency budget',
  prevents: 'A quote that cannot be pulled in time is picked off.',
  satisfies: ['connectivity/Exchange connectivity (REST and WebSocket)'],
  clauses: ['RTS 6 Art. 16'],
  remediation: [
    'Compare the venue round trip with gateway queueing time to see which one grew.',
    'Move the gateway closer to the venue, or raise the limit with its owner.',
  ],
  validFor: '1d',
  file: 'suites/connectivity/rest-latency.check.ts',
  venue: 'binance',
  outcome: 'passed',
  reason: '',
  evidence: [
    { name: 'samples', value: 300 },
    {
      name: 'round trip p95, upper bound',
      value: 41.273_914,
      unit: 'ms',
      limit: {
        path: 'limits.connectivity.rest_p95_ms',
        value: 500,
        unit: 'ms',
        bound: 'max',
        basis: { kind: 'default', source: 'engineering default, not a standard' },
      },
    },
  ],
  startedAt,
  durationMs: 1_412.4,
}

/** A result that passed with evidence, changed as the test needs it. */
export const resultWith = (changes: Partial<CheckResult> = {}): CheckResult => ({
  ...common,
  ...changes,
})

/** A check that was never judged against a limit of its own, only against what it observed. */
const observing = (phase: Phase, noun: string, title: string): CheckResult => ({
  ...common,
  id: `${phase}/${noun}`,
  title,
  phase,
  satisfies: [`${phase}/${claims[phase].validations[0]}`],
  file: `suites/${phase}/${noun}.check.ts`,
  clauses: [],
  evidence: [{ name: 'answers as promised', value: true }],
  durationMs: 96.2,
})

/** A run in which everything is as it should be. */
export const healthyResults: readonly CheckResult[] = [
  {
    ...observing('deployment', 'key-permissions', 'the trading key cannot withdraw'),
    severity: 'critical',
  },
  resultWith(),
  observing('connectivity', 'availability', 'the venue answers at least 99 % of requests'),
  {
    ...observing('connectivity', 'wrong-signature', 'the venue refuses a wrong signature'),
    severity: 'critical',
  },
  {
    ...observing('connectivity', 'keep-alive', 'the stream outlives the keep-alive interval'),
    class: 'drill',
    file: 'suites/connectivity/keep-alive.drill.ts',
  },
  {
    ...observing('connectivity', 'resting-order', 'a resting order can be canceled'),
    class: 'trade',
    severity: 'critical',
    file: 'suites/connectivity/resting-order.trade.ts',
  },
  {
    ...observing(
      'connectivity',
      'fee-schedule',
      'the fee schedule equals the one that strategies use',
    ),
    severity: 'minor',
    outcome: 'not-applicable',
    reason: 'the venue publishes no fee schedule',
    evidence: [],
    durationMs: 2,
  },
  observing('market-data', 'sequence-continuity', 'no delta of the order book is missing'),
]

/** A latency measured beyond its limit. */
export const failedLatency = resultWith({
  outcome: 'failed',
  severity: 'critical',
  reason: 'expected 612.4 to be less than or equal to 500',
  evidence: [
    { name: 'samples', value: 300 },
    { ...common.evidence[1]!, value: 612.4 },
  ],
})

/** A stream that never spoke. */
export const inconclusiveStream: CheckResult = {
  ...observing('connectivity', 'websocket-start', 'the stream delivers its first message in time'),
  outcome: 'inconclusive',
  reason: 'TimeoutError: no message within 5,000 ms of subscribing',
  evidence: [],
  remediation: ['Look for the subscription in the venue gateway log.'],
  durationMs: 5_004.9,
}

/** An input that nobody configured. */
export const notAssessedBackup: CheckResult = {
  ...observing(
    'disaster-recovery',
    'backup-age',
    'the newest backup is younger than the recovery point',
  ),
  severity: 'major',
  outcome: 'not-assessed',
  reason: 'no backup catalogue is configured',
  remedy: 'Set disaster_recovery.backup_catalogue to the file that lists your backups.',
  evidence: [],
  remediation: ['Take a backup now.'],
  durationMs: 1,
}

/** A failure that somebody answers for. */
export const waivedRounding: CheckResult = {
  ...observing('connectivity', 'instrument-metadata', 'tick sizes equal those of the venue'),
  severity: 'major',
  outcome: 'waived',
  reason: 'expected 0.01 to be 0.001 (ETHUSDT tick size)',
  waiver: {
    kind: 'failure',
    reason: 'The venue changes the tick size on Tuesday; ETHUSDT is not traded until then.',
    approver: 'Ada Risk',
    expires: '2026-11-30T00:00:00Z',
  },
}

/** A look that was taken too long ago. */
export const staleClock: CheckResult = {
  ...observing('connectivity', 'venue-clock', 'the clock agrees with the clock of the venue'),
  severity: 'minor',
  outcome: 'stale',
  reason: 'taken 3 days ago, and valid for 1 day',
  remedy: 'Run it again.',
}
