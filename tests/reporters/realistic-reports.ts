import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { latenciesMs, latencyEvidence, limit, passing, venues } from './realistic-checks.ts'
import { reportWith } from './report-builder.ts'

const latency = {
  severity: 'major',
  title: 'the venue answers over REST within the latency budget',
  prevents: 'Decisions made on late answers trade at prices that are gone.',
  remediation: [
    'Compare the round trip from another host of the same site, to see whether the path or the host is slow.',
    "Read the venue's status page, and move the host closer if the path is long.",
  ],
} as const

const signature = {
  severity: 'critical',
  title: 'the venue refuses a request whose signature is wrong or missing',
  prevents: 'Whoever knows the public half of a key trades on the account.',
  remediation: ['Stop trading on the venue, and report to it that it takes unsigned requests.'],
} as const

const clock = {
  severity: 'major',
  title: 'the clock agrees with the clock of the venue',
  prevents: 'Orders are refused as too old, and timestamps in the audit trail are wrong.',
  remediation: ['Restart the time service of the host, and compare it with two others.'],
  clauses: ['RTS 25 Art. 3'],
} as const

const permissions = {
  severity: 'critical',
  title: 'the trading key cannot withdraw',
  prevents: 'A stolen key empties the account.',
  remediation: ['Revoke the key at the venue, and make one without the permission to withdraw.'],
} as const

const restingOrder = {
  severity: 'critical',
  class: 'trade',
  title: 'a resting order can be canceled',
  prevents: 'An order that cannot be pulled is filled at the worst moment.',
  remediation: ['Cancel the order by hand, then compare its id with the one that was sent.'],
} as const

const sequence = {
  severity: 'critical',
  title: 'no delta of the order book is missing',
  prevents: 'A book with a hole quotes prices that nobody offers.',
  remediation: ['Subscribe anew, and build the book from a fresh snapshot.'],
} as const

const metadata = {
  severity: 'major',
  title: "the venue's instruments trade by the rules that we expect",
  prevents: 'Orders are refused, or sized wrongly, under rules that have changed.',
  remediation: ['Take the instrument out of trading until both sides agree.'],
} as const

const backup = {
  severity: 'major',
  title: 'the newest backup is younger than the recovery point',
  prevents: 'After a loss, the positions of a whole day are unknown.',
  remediation: ['Take a backup now.'],
} as const

const clockLimit = limit({
  path: 'limits.connectivity.clock_offset_ms',
  value: 50,
  basis: { kind: 'default', source: 'room before venues refuse late requests' },
})

const each = (of: (venue: string, index: number) => CheckResult) => venues.map(of)

const latencyAt = (mediansMs: readonly number[]) =>
  each((venue, index) =>
    passing(
      'connectivity/rest-latency',
      latency,
      latencyEvidence(latenciesMs(mediansMs[index]!, 300, index + 1)),
      venue,
    ),
  )

/** Everything as it should be, on three venues. */
export const goodResults: readonly CheckResult[] = [
  ...each(venue =>
    passing(
      'deployment/key-permissions',
      permissions,
      [{ name: 'permissions', value: 'read, trade' }],
      venue,
    ),
  ),
  ...latencyAt([48, 71, 95]),
  ...each(venue =>
    passing(
      'connectivity/forged-signature',
      signature,
      [{ name: 'answer to a forged signature', value: '401 invalid signature' }],
      venue,
    ),
  ),
  ...each((venue, index) =>
    passing(
      'connectivity/venue-clock',
      clock,
      [{ name: 'offset', value: 3.2 * (index + 1), unit: 'ms', limit: clockLimit }],
      venue,
    ),
  ),
  ...each(venue =>
    passing(
      'connectivity/instrument-metadata',
      metadata,
      [
        { name: 'instruments compared', value: 2 },
        { name: 'differences', value: 'none' },
      ],
      venue,
    ),
  ),
  ...each(venue =>
    passing(
      'market-data/sequence-continuity',
      sequence,
      [
        { name: 'deltas', value: 18_204 },
        { name: 'gaps', value: 0 },
      ],
      venue,
    ),
  ),
  ...each(venue =>
    passing('execution/resting-order', restingOrder, [{ name: 'canceled', value: true }], venue),
  ),
]

const worse =
  (id: string, where: readonly string[], changes: Partial<CheckResult>) => (result: CheckResult) =>
    result.id === id && where.includes(result.venue ?? '') ? { ...result, ...changes } : result

/** One of the things that two checks wait for. */
const missing = (id: string, card: Parameters<typeof passing>[1]): CheckResult => ({
  ...passing(id, card, []),
  outcome: 'not-assessed',
  reason: 'no backup catalogue is configured',
  remedy: 'Set disaster_recovery.backup_catalogue to the file that lists your backups.',
  durationMs: 1,
})

const backups = [
  missing('disaster-recovery/backup-age', backup),
  missing('disaster-recovery/backup-copies', {
    ...backup,
    severity: 'critical',
    title: 'a copy of each backup is held in another region',
  }),
]

const tooSlow = latencyAt([48, 71, 330])[2]!
const slow = worse('connectivity/rest-latency', ['kraken'], {
  outcome: 'failed',
  reason: `expected ${tooSlow.evidence[3]!.value} to be less than or equal to 500`,
  evidence: tooSlow.evidence,
})
const unsigned = worse('connectivity/forged-signature', ['kraken', 'coinbase'], {
  outcome: 'failed',
  reason: 'expected 200 to be 401',
  evidence: [{ name: 'answer to a forged signature', value: '200 accepted' }],
})
const silent = worse('market-data/sequence-continuity', ['coinbase'], {
  outcome: 'inconclusive',
  reason: 'TimeoutError: no delta within 5,000 ms of subscribing',
  evidence: [],
})
const waived = worse('connectivity/instrument-metadata', ['kraken'], {
  outcome: 'waived',
  reason: 'expected 0.01 to be 0.001 (ETHUSD tick size)',
  evidence: [
    { name: 'instruments compared', value: 2 },
    { name: 'differences', value: 'ETHUSD tick size 0.01, expected 0.001' },
  ],
  waiver: {
    kind: 'failure',
    reason: 'The venue changes the tick size on Tuesday; ETHUSD is not traded until then.',
    approver: 'Ada Risk',
    expires: '2026-11-30T00:00:00Z',
  },
})
const oldClock = worse('connectivity/venue-clock', ['binance'], {
  severity: 'minor',
  outcome: 'stale',
  reason: 'taken 3 days ago, and valid for 1 day',
  remedy: 'Run it again.',
})

const problem = 'Unhandled rejection: socket hang up'

/** Runs of three venues as people will meet them. */
export const realisticReports = {
  failing: reportWith(
    [...goodResults.map(slow).map(unsigned).map(silent).map(waived), ...backups],
    { problems: [problem], sweep: { swept: 2, leftOpen: ['binance mrs-7f3a-12'] } },
  ),
  conditional: reportWith(goodResults.map(waived).map(oldClock), {
    selection: {
      phases: ['connectivity'],
      paths: [],
      faults: [],
      missingPhases: ['risk', 'compliance'],
    },
  }),
  undecided: reportWith([...goodResults.map(silent), ...backups], { problems: [problem] }),
  clean: reportWith(goodResults),
  interrupted: reportWith(
    goodResults.map((result, index) =>
      index < 9
        ? result
        : {
            ...result,
            outcome: 'not-assessed',
            reason: 'the run ended first',
            evidence: [],
            durationMs: 0,
          },
    ),
    { interrupted: true },
  ),
} as const satisfies Record<string, RunReport>
