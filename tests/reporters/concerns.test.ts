import { expect, test } from 'vitest'
import { phases } from '../../core/phases.ts'
import { concernsOf } from '../../reporters/concerns.ts'
import { coverageOf, percentOf } from '../../reporters/coverage.ts'
import { missingInputs } from '../../reporters/missing-inputs.ts'
import { roles, whoActs } from '../../reporters/roles.ts'
import { verdictSentence } from '../../reporters/verdict-sentence.ts'
import { realisticReports } from './realistic-reports.ts'
import { reportWith, sampleReports } from './report-builder.ts'
import {
  failedLatency,
  healthyResults,
  inconclusiveStream,
  notAssessedBackup,
  resultWith,
  staleClock,
  waivedRounding,
} from './sample-results.ts'

const { failing, conditional, undecided } = realisticReports

test('what forbids comes first, then what is not known, then what somebody may accept; critical before major', () => {
  const told = concernsOf(failing).map(({ weight, severity }) => `${weight} ${severity ?? 'run'}`)
  expect(told).toEqual([
    'failed critical',
    'failed major',
    'unknown run',
    'unknown run',
    'unknown critical',
    'unknown critical',
    'condition major',
  ])
})

test('a check that failed on two venues is one concern, with who acts and what they do first', () => {
  const [first] = concernsOf(failing)
  expect(first).toMatchObject({
    outcome: 'failed',
    who: 'SRE',
    next: 'Stop trading on the venue, and report to it that it takes unsigned requests.',
  })
  expect(first!.results.map(({ venue }) => venue)).toEqual(['coinbase', 'kraken'])
})

test('a measurement beyond its limit says more than the assertion', () => {
  expect(concernsOf(reportWith([failedLatency]))[0]!.cause).toBe(
    'round trip p95, upper bound was 612.4 ms, allowed is at most 500 ms',
  )
})

test('what was measured at several places is said once for each limit', () => {
  const [p95] = failedLatency.evidence.slice(1)
  const elsewhere = { ...failedLatency, venue: 'kraken', evidence: [{ ...p95!, value: 700 }] }
  expect(concernsOf(reportWith([failedLatency, elsewhere]))[0]!.cause).toBe(
    'round trip p95, upper bound was 612.4 ms on binance, 700 ms on kraken, allowed is at most 500 ms',
  )
})

test('different causes are told apart by their places', () => {
  const elsewhere = {
    ...failedLatency,
    venue: 'kraken',
    evidence: [],
    reason: 'refused\nat line 3',
  }
  expect(concernsOf(reportWith([failedLatency, elsewhere]))[0]!.cause).toBe(
    'binance: round trip p95, upper bound was 612.4 ms, allowed is at most 500 ms; kraken: refused',
  )
})

test('checks that wait for one input are one concern, and the input is ranked by how many', () => {
  const other = { ...inconclusiveStream, outcome: 'not-assessed', remedy: 'Set a stream.' } as const
  const report = reportWith([
    other,
    notAssessedBackup,
    { ...notAssessedBackup, id: 'disaster-recovery/copies', severity: 'critical' },
  ])
  expect(missingInputs(report)).toMatchObject([
    {
      remedy: notAssessedBackup.remedy,
      checks: ['disaster-recovery/backup-age', 'disaster-recovery/copies'],
      severity: 'critical',
      who: 'SRE',
    },
    { remedy: 'Set a stream.', checks: ['connectivity/websocket-start'] },
  ])
  expect(concernsOf(report).map(({ results }) => results.length)).toEqual([2, 1])
})

test('a run that nothing speaks against has no concern, and every other has one', () => {
  expect(concernsOf(sampleReports.GO)).toEqual([])
  for (const verdict of ['CONDITIONAL', 'UNDECIDED', 'NO-GO', 'INTERRUPTED'] as const)
    expect(concernsOf(sampleReports[verdict])).not.toEqual([])
})

test.for([
  [
    'a phase in which nothing was assessed',
    reportWith([...healthyResults, resultWith({ phase: 'risk', outcome: 'not-applicable' })]),
    'Risk: nothing that counts was assessed',
  ],
  [
    'a phase whose gaps are minor',
    reportWith([...healthyResults, { ...staleClock, phase: 'risk' }]),
    'Risk: nothing that counts was assessed',
  ],
  [
    'an error outside any check',
    reportWith(healthyResults, { problems: ['boom'] }),
    'something went wrong outside any check',
  ],
  ['a narrower selection', conditional, 'the run is narrower than the profile requires'],
] as const)('%s is a concern of the run', ([, report, claim]) => {
  expect(concernsOf(report).map(concern => concern.claim)).toContain(claim)
})

test('an order that may be open is told once, and is to be canceled now', () => {
  const order = 'binance mrs-7f3a-12'
  const told = concernsOf(
    reportWith(healthyResults, {
      problems: [`an order of this run may still be open: ${order}`],
      sweep: { swept: 0, leftOpen: [order] },
    }),
  )
  expect(told.map(({ next }) => next)).toEqual(['Cancel it at the venue now.'])
})

test('advisory results are nobody’s concern', () => {
  expect(
    concernsOf(reportWith([...healthyResults, { ...failedLatency, severity: 'advisory' }])),
  ).toEqual([])
})

test.for([
  [
    'failing',
    failing,
    '1 critical and 1 major check failed; 2 critical and 1 major check gave no answer.',
  ],
  [
    'conditional',
    conditional,
    'Nothing forbids it, but somebody must accept 1 waived check, 1 minor check that did not pass and 2 required phases that were left out.',
  ],
  [
    'undecided',
    undecided,
    'Nothing critical or major failed, but too little is known: 2 critical and 1 major check gave no answer and 1 error happened outside any check.',
  ],
  [
    'clean',
    sampleReports.GO,
    'Every check that counts passed, with evidence: 7 of 7 results assessed, in 3 of 14 phases.',
  ],
  ['interrupted', sampleReports.INTERRUPTED, 'The run was stopped: 3 of 8 results were assessed.'],
] as const)('a %s run has one sentence that says why', ([, report, sentence]) => {
  expect(verdictSentence(report)).toBe(sentence)
})

test('a gap that is waived is a condition, not a gap', () => {
  const waiver = { ...waivedRounding.waiver!, kind: 'gap' } as const
  const [first] = concernsOf(reportWith([...healthyResults, { ...inconclusiveStream, waiver }]))
  expect(first).toMatchObject({ weight: 'condition', who: 'owner of the release' })
})

test('coverage leaves out what does not apply, and is whole only when it is', () => {
  expect(coverageOf(failing.results)).toEqual({
    assessed: 20,
    applicable: 23,
    unknown: 3,
    notApplicable: 0,
  })
  expect(percentOf(999, 1000)).toBe(99)
  expect(percentOf(1, 1000)).toBe(1)
  expect(percentOf(0, 0)).toBe(0)
})

test('every phase has a role, and each is named once', () => {
  expect(Object.keys(roles)).toEqual(phases)
  expect(whoActs(['monitoring', 'risk', 'deployment'])).toBe('SRE, risk manager')
})
