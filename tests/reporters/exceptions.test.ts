import { expect, test } from 'vitest'
import { withRootCauses } from '../../core/blocked.ts'
import type { AttestationEntry, CheckResult, WaiverEntry } from '../../core/run-report.ts'
import { html } from '../../reporters/html.ts'
import { junit } from '../../reporters/junit.ts'
import { verdictSentence } from '../../reporters/verdict-sentence.ts'
import { withEveryText } from './every-text.ts'
import { reportWith } from './report-builder.ts'
import { resultWith } from './sample-results.ts'
import { screen, tell } from './screen.ts'

const reach = 'connectivity/rest-availability'
const behind = ['one', 'two', 'three', 'four', 'five'].map(noun =>
  resultWith({
    id: `execution/${noun}`,
    phase: 'execution',
    outcome: 'failed',
    reason: 'no answer',
    dependsOn: [reach],
    evidence: [],
  }),
)
const dead = withRootCauses([
  resultWith({ id: reach, outcome: 'failed', reason: 'dead', severity: 'critical', evidence: [] }),
  ...behind,
])

const mark = {
  statement: 'Froze the feed; the pager rang after 21 s.',
  author: 'Ada Example',
  approver: 'Grace Hopper',
  performed: '2026-11-03T10:00:00Z',
  until: '2026-12-03T10:00:00.000Z',
}
const byHand: CheckResult = resultWith({
  id: 'market-data/freeze-alert',
  phase: 'market-data',
  attestation: { ...mark, instead: 'the profile does not allow a check that breaks something' },
  evidence: [{ name: 'attested', value: 'passed at 2026-11-03T10:00:00Z by Ada Example' }],
})
const attestation: AttestationEntry = {
  ...mark,
  check: byHand.id,
  venue: 'binance',
  result: 'passed',
  frequency: '30d',
  state: 'in-force',
  staleWithinDays: 7,
  settles: 1,
  why: '',
}
const waiver: WaiverEntry = {
  check: reach,
  venue: 'binance',
  kind: 'failure',
  reason: 'The line is replaced.',
  author: 'Ada Example',
  approver: 'Grace Hopper',
  granted: '2026-11-01T09:00:00Z',
  expires: '2026-11-28T00:00:00Z',
  state: 'expired',
  forgives: 0,
  why: '',
}

function terminal(report: ReturnType<typeof reportWith>): string {
  const { progress, written } = screen()
  tell(progress, report)
  return written().split('What needs attention').at(-1)!.replaceAll(/\s+/g, ' ')
}

test('one dead venue is one block, which says how many checks wait for it', () => {
  const report = reportWith(dead)
  const said = terminal(report)
  expect(said.match(/ claim /g)).toHaveLength(1)
  expect(said).toContain(
    'blocks 5 checks: execution/one, execution/two, execution/three and 2 more',
  )
  expect(html(report)).toContain('Blocks <strong>5 other checks</strong>')
  expect(verdictSentence(report)).toBe(
    '1 critical check failed; 5 other checks could not be told because of that.',
  )
})

test('what rests on the word of a person says so in every report', () => {
  const report = reportWith([byHand], { attestations: [attestation] })
  expect(terminal(report)).toContain(
    'market-data/freeze-alert @binance: passed, by the word of Ada Example (approved by Grace Hopper) of 2026-11-03T10:00:00Z; it goes stale within 7 days',
  )
  const page = html(report)
  for (const text of [
    'by the word of a person, not by measurement',
    mark.statement,
    'No program looked: the profile does not allow',
    'passed, settles 1 result',
  ])
    expect(page).toContain(text)
  expect(junit(report)).toContain('no program looked: the profile does not allow')
  expect(verdictSentence(report)).toContain('(1 by attestation)')
})

test('an expired waiver is told where it is read', () => {
  const report = reportWith(dead, { waivers: [waiver] })
  const words = 'it ended at 2026-11-28T00:00:00Z and has no effect: take it out, or have a new one'
  expect(terminal(report)).toContain(`${reach} @binance (failure): ${words}`)
  expect(html(report)).toContain(words.slice(1))
})

test('nothing that they say becomes markup', () => {
  const report = reportWith([...dead, byHand], { waivers: [waiver], attestations: [attestation] })
  const page = html(withEveryText(report, '<script>alert(1)</script>'))
  expect(page).not.toContain('<script>alert')
})
