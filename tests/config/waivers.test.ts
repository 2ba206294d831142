import { expect, test } from 'vitest'
import { loaded, problemsOf } from './written.ts'

const configuration = `[safety]
waivers = "waivers.toml"
non_waivable = ["risk/kill-switch"]
`
const venues = `[sandbox]
embedded = true
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`

const waiver = (changes: Readonly<Record<string, string>> = {}) => {
  const fields = {
    check: '"connectivity/rest-latency"',
    kind: '"failure"',
    reason: '"the line is replaced"',
    author: '"Ada"',
    approver: '"Grace"',
    granted: '2031-02-01T00:00:00Z',
    expires: '2031-03-15T00:00:00Z',
    ...changes,
  }
  const lines = Object.entries(fields).map(([key, value]) => `${key} = ${value}`)
  return `[[waiver]]\n${lines.join('\n')}\n`
}

test('waivers are read from the file that the configuration names', async () => {
  const text = waiver() + waiver({ venue: '"binance"', worst: '{ "REST p95" = 700 }' })
  const { waivers, waiverPlaces } = await loaded({
    files: { 'a.toml': configuration + venues, 'waivers.toml': text },
  })

  expect(waivers).toEqual([
    {
      check: 'connectivity/rest-latency',
      kind: 'failure',
      reason: 'the line is replaced',
      author: 'Ada',
      approver: 'Grace',
      granted: '2031-02-01T00:00:00.000Z',
      expires: '2031-03-15T00:00:00.000Z',
    },
    expect.objectContaining({ venue: 'binance', worst: { 'REST p95': 700 } }),
  ])
  expect(waiverPlaces).toEqual([
    expect.stringMatching(/waivers\.toml:1$/),
    expect.stringMatching(/waivers\.toml:9$/),
  ])
})

test.for([
  [
    'nobody else approves',
    { approver: '"ada "' },
    'waiver[0].approver: must be someone other than the author, was ada, which may be Ada (waivers.toml:6)',
  ],
  [
    'no reason is given',
    { reason: '" "' },
    'waiver[0].reason: must say something, was empty (waivers.toml:4)',
  ],
  [
    'the expiry is a day',
    { expires: '"2031-03-15"' },
    'waiver[0].expires: must be an instant in UTC such as 2026-12-31T00:00:00Z, was 2031-03-15 (waivers.toml:8)',
  ],
  [
    'the expiry is not in UTC',
    { expires: '2031-03-15T00:00:00+02:00' },
    'waiver[0].expires: must be an instant in UTC such as 2026-12-31T00:00:00Z, was 2031-03-15T00:00:00.000+02:00 (waivers.toml:8)',
  ],
  [
    'it lives too long',
    { expires: '2031-05-03T00:00:00Z' },
    'waiver[0].expires: must lie at most 90 days (safety.waiver_longest_days) after granted, was 2031-05-03T00:00:00.000Z, 91 days after it (waivers.toml:8)',
  ],
  [
    'the author approves in letters that look alike',
    { author: '"ABE COX"', approver: '"АВЕ СОХ"' },
    'waiver[0].approver: must be someone other than the author, was АВЕ СОХ, which may be ABE COX (waivers.toml:6)',
  ],
  [
    'it is for every venue',
    { venue: '"*"' },
    'waiver[0].venue: must be one of binance, was "*" (waivers.toml:9)',
  ],
  [
    'it is for every check of a phase',
    { check: '"connectivity/*"' },
    'waiver[0].check: must be the id of a check such as "execution/orphaned-orders", was "connectivity/*" (waivers.toml:2)',
  ],
  [
    'the check is of no phase',
    { check: '"latency"' },
    'waiver[0].check: must be the id of a check such as "execution/orphaned-orders", was "latency" (waivers.toml:2)',
  ],
  [
    'the check cannot be waived',
    { check: '"risk/kill-switch"' },
    'waiver[0].check: must not be listed in safety.non_waivable, was "risk/kill-switch" (waivers.toml:2)',
  ],
  [
    'the kind is unknown',
    { kind: '"failures"' },
    'waiver[0].kind: must be "failure" or "gap", was "failures"; did you mean "failure"? (waivers.toml:3)',
  ],
  [
    'a key is misspelt',
    { tiket: '"X-1"' },
    'waiver[0].tiket: must be a known setting, was unknown; did you mean `ticket`? (waivers.toml:9)',
  ],
  [
    'a worst value is a text',
    { worst: '{ p95 = "700" }' },
    'waiver[0].worst.p95: must be a number, was "700" (waivers.toml:9)',
  ],
] as const)('a waiver is refused when %s', async ([, changes, problem]) => {
  const files = { 'a.toml': configuration + venues, 'waivers.toml': waiver(changes) }

  expect(await problemsOf({ files })).toEqual([problem])
})

test('a waiver that is given twice is refused, whatever it says the second time', async () => {
  const text = waiver({ venue: '"binance"' }) + waiver({ venue: '"binance"', reason: '"more"' })

  expect(
    await problemsOf({ files: { 'a.toml': configuration + venues, 'waivers.toml': text } }),
  ).toEqual([
    'waiver[1].check: must be waived once for each venue and kind, was "connectivity/rest-latency" again on binance (waivers.toml:11)',
  ])
})

test('a profile may allow a shorter life only', async () => {
  const files = {
    'a.toml': `${configuration}waiver_longest_days = 30\n`,
    'waivers.toml': waiver(),
  }
  expect(await problemsOf({ files })).toEqual([
    expect.stringMatching(/^waiver\[0\]\.expires: must lie at most 30 days/),
  ])
})

test('a broken file of waivers is reported beside the problems of the configuration', async () => {
  const files = { 'a.toml': `${configuration}allow = 1`, 'waivers.toml': '[[waiver' }

  expect(await problemsOf({ files })).toEqual([
    'safety.allow: must be an array, was 1 (a.toml:4)',
    expect.stringMatching(/^waivers\.toml: must be TOML, was not: .* \(waivers\.toml:1:\d+\)$/),
  ])
})

test('the path of the waivers is relative to the file that names it', async () => {
  const { waivers } = await loaded({
    files: {
      'a.toml': 'include = ["parts/safety.toml"]',
      'parts/safety.toml': configuration,
      'parts/waivers.toml': waiver(),
    },
  })

  expect(waivers).toHaveLength(1)
})
