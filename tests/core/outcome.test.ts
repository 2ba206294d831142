import { expect, test } from 'vitest'
import type { Limit, Observation } from '../../core/evidence.ts'
import { judge, type Ending } from '../../core/outcome.ts'

const limit: Limit = {
  path: 'limits.connectivity.rest_p95_ms',
  value: 100,
  unit: 'ms',
  bound: 'max',
  basis: { kind: 'default', source: 'ours' },
}
const measured = (value: number): Observation => ({ name: 'p95', value, unit: 'ms', limit })
const fine: Ending = { state: 'passed', errors: [], evidence: [measured(40)], limits: [limit.path] }
const assertion = { name: 'AssertionError', message: 'expected 140 to be at most 100' }

test.for<[string, Partial<Ending>, string, string]>([
  ['a pass with its measurement', {}, 'passed', ''],
  ['an assertion', { state: 'failed', errors: [assertion] }, 'failed', assertion.message],
  [
    'an assertion among other errors',
    { state: 'failed', errors: [{ message: 'reset' }, assertion] },
    'failed',
    assertion.message,
  ],
  [
    'anything else thrown',
    { state: 'failed', errors: [{ name: 'VenueUnreachable', message: 'no answer' }] },
    'inconclusive',
    'VenueUnreachable: no answer',
  ],
  [
    'a plain error',
    { state: 'failed', errors: [{ name: 'Error', message: 'x' }] },
    'inconclusive',
    'x',
  ],
  ['a nameless error', { state: 'failed', errors: [{ message: 'x' }] }, 'inconclusive', 'x'],
  ['a run that ended first', { state: 'unfinished' }, 'not-assessed', 'the run ended first'],
  ['a failure without a word', { state: 'failed' }, 'inconclusive', 'failed without saying why'],
  ['a plain skip', { state: 'skipped' }, 'not-assessed', 'skipped without saying why'],
  [
    'a pass without evidence',
    { evidence: [] },
    'inconclusive',
    'passed without recording evidence',
  ],
  [
    'a pass that does not measure against its limit',
    { evidence: [{ name: 'venue', value: 'up' }] },
    'inconclusive',
    'passed without a measurement against limits.connectivity.rest_p95_ms',
  ],
  [
    'a pass beyond its limit',
    { evidence: [measured(101)] },
    'inconclusive',
    'passed although p95 was 101 against limits.connectivity.rest_p95_ms = 100',
  ],
])('%s is %s', ([, change, outcome, reason]) => {
  expect(judge({ ...fine, ...change })).toMatchObject({ outcome, reason })
})

test('a declared reason stands, with what to provide', () => {
  const declared = { outcome: 'not-assessed', reason: 'no catalogue', remedy: 'set it' } as const
  expect(judge({ ...fine, state: 'skipped', declared })).toEqual(declared)
})
