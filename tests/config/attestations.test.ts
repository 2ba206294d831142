import { expect, test } from 'vitest'
import { loaded, problemsOf } from './written.ts'

const configuration = `[safety]
attestations = "drills.toml"
[sandbox]
embedded = true
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`
const attestation = (changes: Readonly<Record<string, string>> = {}) => {
  const fields = {
    check: '"market-data/freeze-alert"',
    venue: '"binance"',
    result: '"passed"',
    statement: '"Froze the feed; the pager rang after 20 s."',
    author: '"Ada Example"',
    approver: '"Grace Hopper"',
    performed: '2026-11-03T10:00:00Z',
    frequency: '"30d"',
    ...changes,
  }
  const lines = Object.entries(fields).map(([key, value]) => `${key} = ${value}`)
  return `[[attestation]]\n${lines.join('\n')}\n`
}

test('attestations are read from the file that the configuration names, each with its line', async () => {
  const { attestations, attestationPlaces } = await loaded({
    files: { 'a.toml': configuration, 'drills.toml': attestation() + attestation() },
  })
  expect(attestations[0]).toEqual({
    check: 'market-data/freeze-alert',
    venue: 'binance',
    result: 'passed',
    statement: 'Froze the feed; the pager rang after 20 s.',
    author: 'Ada Example',
    approver: 'Grace Hopper',
    performed: '2026-11-03T10:00:00.000Z',
    frequency: '30d',
  })
  expect(attestationPlaces).toEqual([
    expect.stringMatching(/drills\.toml:1$/),
    expect.stringMatching(/drills\.toml:10$/),
  ])
})

test.for([
  [
    'nobody else approves',
    { approver: '"ada.example@firm.example"' },
    'attestation[0].approver: must be someone other than the author, was ada.example@firm.example, which may be Ada Example (drills.toml:7)',
  ],
  [
    'a day is given',
    { performed: '2026-11-03' },
    'attestation[0].performed: must be an instant in UTC such as 2026-12-31T00:00:00Z, was 2026-11-03 (drills.toml:8)',
  ],
  [
    'a number is given for an instant',
    { performed: '20261103' },
    'attestation[0].performed: must be an instant in UTC such as 2026-12-31T00:00:00Z, was 20261103 (drills.toml:8)',
  ],
  [
    'the frequency is in words',
    { frequency: '"monthly"' },
    'attestation[0].frequency: must be a time such as 30d, 12h or 90m, was monthly (drills.toml:9)',
  ],
  [
    'the venue is none of ours',
    { venue: '"kraken"' },
    'attestation[0].venue: must be one of binance, was "kraken" (drills.toml:3)',
  ],
  [
    'nothing was done',
    { statement: '""' },
    'attestation[0].statement: must say something, was empty (drills.toml:5)',
  ],
  [
    'it went neither well nor badly',
    { result: '"fine"' },
    'attestation[0].result: must be "passed" or "failed", was "fine" (drills.toml:4)',
  ],
] as const)('one is refused when %s', async ([, changes, problem]) => {
  const files = { 'a.toml': configuration, 'drills.toml': attestation(changes) }
  expect(await problemsOf({ files })).toEqual([problem])
})
