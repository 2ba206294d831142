import { describe, expect, test } from 'vitest'
import { outcomes } from '../../core/outcome.ts'
import { waiverFor, whyNothingWaived, type Waivable } from '../../core/waived.ts'
import { dueNotice, flawsOf, phaseOfLife, type Waiver } from '../../core/waiver.ts'
import { examineWaivers, type WaiverRules } from '../../core/waiver-examination.ts'

const granted = '2026-11-01T00:00:00Z'
const expiry = '2027-01-01T00:00:00Z'
const expiryMs = Date.parse(expiry)
const beforeMs = expiryMs - 1
const waiver: Waiver = {
  check: 'connectivity/rest-latency',
  venue: 'binance',
  kind: 'failure',
  reason: 'the new line is ordered',
  author: 'Ada',
  approver: 'Grace',
  granted,
  expires: expiry,
}
const failed: Waivable = {
  id: 'connectivity/rest-latency',
  venue: 'binance',
  outcome: 'failed',
  evidence: [],
}
const rules: WaiverRules = {
  nonWaivable: [],
  ceiling: 10,
  longestDays: 90,
  checks: [
    { id: 'connectivity/rest-latency', venues: ['binance', 'kraken'], limits: ['p95', 'p99'] },
    { id: 'connectivity/name-resolution' },
    { id: 'deployment/clock', venues: [undefined] },
    { id: 'deployment/keys', nonWaivable: true },
  ],
}
const one = (change: Partial<Waiver>, nowMs = beforeMs, given = rules) =>
  examineWaivers([{ ...waiver, ...change }], given, nowMs)[0]!
const forgives = (change: Partial<Waiver>, result = failed, nowMs = beforeMs) =>
  waiverFor(result, [one(change, nowMs)]) !== undefined

test('a sound waiver forgives the failure it names, from its approval until the instant it expires', () => {
  expect(forgives({})).toBe(true)
  expect(one({}, Date.parse(granted)).state).toBe('in-force')
  expect(one({}, Date.parse(granted) - 1).state).toBe('not-yet')
  expect(one({}, expiryMs).state).toBe('expired')
  expect(forgives({}, failed, expiryMs)).toBe(false)
  expect(forgives({}, failed, Date.parse(granted) - 1)).toBe(false)
  expect(phaseOfLife(waiver, Number.NaN)).toBe('expired')
})

test.for<[string, Partial<Waiver>, string]>([
  [
    'approved by its author',
    { approver: ' ada ' },
    'approver must be someone other than the author',
  ],
  [
    'approved by its author, in letters that look alike',
    { author: 'Bob Coop', approver: 'ВОВ СООР' },
    'approver must be someone other than the author, was ВОВ СООР, which may be Bob Coop',
  ],
  ['approved in two alphabets', { approver: 'Grаce' }, 'approver must be written in one alphabet'],
  ['approved by nobody', { approver: '?' }, 'approver must name a person'],
  ['without a reason', { reason: ' ' }, 'reason must say something'],
  ['without a time zone', { expires: '2027-01-01T00:00:00' }, 'expires must be an instant in UTC'],
  ['in another time zone', { expires: '2027-01-01T00:00:00+02:00' }, 'expires must be an instant'],
  ['on no day', { expires: '2027-02-30T00:00:00Z' }, 'expires must be an instant in UTC'],
  ['granted on no day', { granted: 'yesterday' }, 'granted must be an instant in UTC'],
  [
    'that ends before it begins',
    { granted: expiry, expires: granted },
    'expires must lie after granted',
  ],
  [
    'for longer than is allowed',
    { granted: '2026-10-02T23:59:59Z' },
    'expires must lie at most 90 days',
  ],
  ['with a worst value for a gap', { kind: 'gap', worst: { p95: 1 } }, 'worst must be left out'],
  [
    'of a check that there is not',
    { check: 'connectivity/nothing' },
    'check must be the id of a check',
  ],
  ['of every check', { check: 'connectivity/*' }, 'check must be the id of a check'],
  ['of a check that nobody may waive', { check: 'deployment/keys' }, 'the check itself says'],
  [
    'of no venue where there are some',
    { venue: undefined },
    'too broad: venue must name one of binance, kraken',
  ],
  ['of every venue', { venue: '*' }, 'venue must be one of binance, kraken'],
  ['of a venue where there is none', { check: 'deployment/clock' }, 'venue must be left out'],
])('a waiver %s is refused, and forgives nothing', ([, change, why]) => {
  expect(one(change)).toMatchObject({ state: 'refused', why: expect.stringContaining(why) })
  const { check = waiver.check, venue = waiver.venue } = change
  for (const outcome of outcomes)
    for (const place of [venue, 'binance', undefined])
      expect(forgives(change, { ...failed, id: check, venue: place, outcome })).toBe(false)
})

test('the longest life is counted to the millisecond', () => {
  const from = new Date(expiryMs - 90 * 86_400_000)
  expect(flawsOf({ ...waiver, granted: from.toISOString() }, 90)).toEqual([])
  const earlier = new Date(from.getTime() - 1).toISOString()
  expect(flawsOf({ ...waiver, granted: earlier }, 90)).toHaveLength(1)
})

test.for<[string, Partial<Waiver>]>([
  ['another check', { check: 'connectivity/name-resolution' }],
  ['another venue', { venue: 'kraken' }],
  ['a gap', { kind: 'gap' }],
  ['a worst value nobody measured', { worst: { p95: 200 } }],
])('a sound waiver for %s forgives nothing here', ([, change]) => {
  expect(one(change).state).toBe('in-force')
  expect(forgives(change)).toBe(false)
})

test('a gap waiver forgives what could not be told, and no failure', () => {
  for (const outcome of outcomes) {
    const forgiven = ['inconclusive', 'not-assessed', 'stale'].includes(outcome)
    expect(forgives({ kind: 'gap' }, { ...failed, outcome })).toBe(forgiven)
  }
})

describe('the worst value accepted', () => {
  const limit = { path: 'l', unit: 'ms', basis: { kind: 'default', source: '' } } as const
  const seen = (name: string, value: number, bound: 'max' | 'min' = 'max') => ({
    name,
    value,
    limit: { ...limit, bound, value: bound === 'max' ? 100 : 150 },
  })
  const whyFor = (worst: Record<string, number>, evidence: Waivable['evidence']) =>
    whyNothingWaived({ ...waiver, worst }, [{ ...failed, evidence }])

  test.for([
    [120, 'max', ''],
    [120.1, 'max', 'p95 was 120.1, worse than the accepted 120'],
    [120, 'min', ''],
    [119, 'min', 'p95 was 119, worse than the accepted 120'],
    [Number.NaN, 'max', 'p95 was NaN, worse than the accepted 120'],
  ] as const)('%d against a %s limit with 120 accepted: %s', ([value, bound, why]) => {
    expect(whyFor({ p95: 120 }, [seen('p95', value, bound)])).toBe(why)
  })
  test('must hold for each measurement of that name', () => {
    expect(whyFor({ p95: 120 }, [seen('p95', 110), seen('p95', 900)])).toMatch(/worse/)
  })
  test('forgives nothing else that is beyond its limit', () => {
    expect(whyFor({ p95: 120 }, [seen('p95', 110), seen('p99', 101)])).toBe(
      'p99 was 101, beyond a limit for which no worst value is accepted',
    )
  })
  test('forgives no failure that the measurement does not show', () => {
    expect(whyFor({ p95: 120 }, [seen('p95', 90)])).toMatch(/none of them is the failure/)
    const free = { name: 'p95', value: 110 }
    expect(whyFor({ p95: 120 }, [free])).toMatch(/worse/)
  })
})

test('a waiver that forgives nothing says why', () => {
  const why = (result: Partial<Waivable>, kind: Waiver['kind'] = 'failure') =>
    whyNothingWaived({ ...waiver, kind }, [{ ...failed, ...result }])

  expect(whyNothingWaived(waiver, [])).toBe('the check was not part of this run')
  expect(why({ venue: 'kraken' })).toBe('the check was not made there')
  expect(why({ outcome: 'passed' })).toBe('the check passed')
  expect(why({ outcome: 'not-applicable' })).toBe('the check does not apply')
  expect(why({ outcome: 'inconclusive' })).toMatch(/could not be assessed/)
  expect(why({}, 'gap')).toMatch(/for a gap/)
  expect(why({})).toBe('')
})

test('beyond the ceiling none has effect', () => {
  const two = [waiver, { ...waiver, venue: 'kraken' }]
  const states = (ceiling: number) =>
    examineWaivers(two, { ...rules, ceiling }, beforeMs).map(({ state }) => state)
  expect(states(2)).toEqual(['in-force', 'in-force'])
  expect(states(1)).toEqual(['refused', 'refused'])
  const late = examineWaivers(
    [waiver, { ...waiver, venue: 'kraken' }],
    { ...rules, ceiling: 1 },
    expiryMs,
  )
  expect(late.map(({ state }) => state)).toEqual(['expired', 'expired'])
})

test('the same waiver twice has no effect', () => {
  const twins = examineWaivers([waiver, { ...waiver, reason: 'again' }], rules, beforeMs)
  expect(twins.map(({ state }) => state)).toEqual(['refused', 'refused'])
})

test('waivers that together cover every check of a phase are too broad', () => {
  const all = [waiver, { ...waiver, check: 'connectivity/name-resolution' } as const]
  const examined = examineWaivers(all, rules, beforeMs)
  expect(examined.map(({ why }) => why)).toEqual([
    'too broad: together the waivers cover every check of connectivity',
    'too broad: together the waivers cover every check of connectivity',
  ])
})

test.for([
  [15 * 86_400_000, undefined],
  [14 * 86_400_000 + 1, undefined],
  [14 * 86_400_000, 14],
  [7 * 86_400_000 + 1, 14],
  [7 * 86_400_000, 7],
  [86_400_000 + 1, 7],
  [86_400_000, 1],
  [1, 1],
  [0, undefined],
  [-1, undefined],
] as const)('%d ms before the end the notice is that of %s days', ([ms, days]) => {
  expect(dueNotice(expiry, expiryMs - ms)).toBe(days)
})
