import { expect, test } from 'vitest'
import { blockedResults, withRootCauses } from '../../core/blocked.ts'
import type { CheckResult } from '../../core/run-report.ts'
import { resultWith } from '../reporters/sample-results.ts'

const reach = 'connectivity/reach'
const sign = 'connectivity/sign'
const order = 'execution/order'

const result = (id: string, changes: Partial<CheckResult> = {}): CheckResult =>
  resultWith({ id, evidence: [], severity: 'critical', ...changes })
const failed = { outcome: 'failed', reason: 'no answer' } as const
const unclear = { outcome: 'inconclusive', reason: 'a time-out' } as const

const ended = (results: readonly CheckResult[]) =>
  withRootCauses(results).map(({ outcome, blocked }) =>
    blocked ? `blocked by ${blocked.by}` : outcome,
  )

test('one dead router is one failure, and everything behind it is blocked by it', () => {
  const [root, ...rest] = withRootCauses([
    result(reach, failed),
    result(sign, { ...failed, dependsOn: [reach] }),
    result(order, { ...unclear, dependsOn: [sign] }),
  ])
  expect(root).toMatchObject({ outcome: 'failed', reason: 'no answer' })
  for (const one of rest)
    expect(one).toMatchObject({ outcome: 'not-assessed', blocked: { by: reach } })
  expect(rest.map(({ reason }) => reason)).toEqual([
    'blocked by connectivity/reach on binance\nby itself it failed: no answer',
    'blocked by connectivity/reach on binance\nby itself it could not be told: a time-out',
  ])
  expect(blockedResults(root!, [root!, ...rest])).toEqual(rest)
})

test.for<[string, readonly CheckResult[], readonly string[]]>([
  [
    'at another venue nothing is blocked',
    [
      result(reach, { ...failed, venue: 'kraken' }),
      result(sign, { ...failed, dependsOn: [reach] }),
    ],
    ['failed', 'failed'],
  ],
  [
    'a check that passed between ends the way',
    [
      result(reach, failed),
      result(sign, { dependsOn: [reach] }),
      result(order, { ...failed, dependsOn: [sign] }),
    ],
    ['failed', 'passed', 'failed'],
  ],
  [
    'a check that was not assessed between does not',
    [
      result(reach, failed),
      result(sign, { outcome: 'not-assessed', reason: 'no key', dependsOn: [reach] }),
      result(order, { ...failed, dependsOn: [sign] }),
    ],
    ['failed', 'not-assessed', 'blocked by connectivity/reach'],
  ],
  [
    'a failure does not give way to what could not be told',
    [result(reach, unclear), result(sign, { ...failed, dependsOn: [reach] })],
    ['inconclusive', 'failed'],
  ],
  [
    'what could not be told gives way to what could not be told',
    [result(reach, unclear), result(sign, { ...unclear, dependsOn: [reach] })],
    ['inconclusive', 'blocked by connectivity/reach'],
  ],
  [
    'nothing gives way to a minor failure',
    [
      result(reach, { ...failed, severity: 'minor' }),
      result(sign, { ...failed, dependsOn: [reach] }),
      result(order, { ...unclear, dependsOn: [reach] }),
    ],
    ['failed', 'failed', 'inconclusive'],
  ],
  [
    'nothing gives way to a failure that is waived',
    [
      result(reach, { outcome: 'waived', reason: 'no answer' }),
      result(sign, { ...failed, dependsOn: [reach] }),
    ],
    ['waived', 'failed'],
  ],
  [
    'what could not be told gives way to what it is told through',
    [result(reach, failed), result(sign, { ...unclear, toldThrough: [reach] })],
    ['failed', 'blocked by connectivity/reach'],
  ],
  [
    'a failure does not: it was told',
    [result(reach, failed), result(sign, { ...failed, toldThrough: [reach] })],
    ['failed', 'failed'],
  ],
  [
    'a failure that is told through what depends on it is the root of both',
    [
      result(reach, { ...failed, dependsOn: [sign] }),
      result(sign, { ...failed, toldThrough: [reach] }),
    ],
    ['blocked by connectivity/sign', 'failed'],
  ],
  [
    'what passed stays passed',
    [result(reach, failed), result(sign, { dependsOn: [reach] })],
    ['failed', 'passed'],
  ],
  [
    'a failure that nobody may waive gives way to nothing',
    [result(reach, failed), result(sign, { ...failed, waivable: false, dependsOn: [reach] })],
    ['failed', 'failed'],
  ],
  [
    'a circle explains nothing',
    [
      result(reach, { ...failed, dependsOn: [sign] }),
      result(sign, { ...failed, dependsOn: [reach] }),
      result(order, { ...failed, dependsOn: [order] }),
    ],
    ['failed', 'failed', 'failed'],
  ],
  [
    'what was not part of the run explains nothing',
    [result(sign, { ...failed, dependsOn: [reach] })],
    ['failed'],
  ],
])('%s', ([, results, expected]) => {
  expect(ended(results)).toEqual(expected)
})

test('what the whole target lacks blocks every venue, and a whole waits for trouble at every venue', () => {
  const { venue: _, ...clock } = result('deployment/clock', failed)
  const here = result(sign, { ...failed, dependsOn: ['deployment/clock'] })
  expect(ended([clock, here, { ...here, venue: 'kraken' }])).toEqual([
    'failed',
    'blocked by deployment/clock',
    'blocked by deployment/clock',
  ])
  const books = { ...clock, id: 'execution/books', dependsOn: [reach] }
  const [one, other] = [result(reach, failed), result(reach, { ...failed, venue: 'kraken' })]
  expect(ended([one, other, books]).at(-1)).toBe('blocked by connectivity/reach')
  expect(ended([one, { ...other, outcome: 'passed' }, books]).at(-1)).toBe('failed')
})
