import { expect, test } from 'vitest'
import { checkSource, project, readiness, reportIn } from './launch.ts'

const dayMs = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString()

const attestation = (changes: Readonly<Record<string, string>> = {}) => {
  const fields = {
    check: 'continuity/switch',
    venue: 'binance',
    result: 'passed',
    statement: 'Pulled the switch; no order was open after 2 s.',
    author: 'Ada Example',
    approver: 'Grace Hopper',
    performed: daysAgo(10),
    frequency: '30d',
    ...changes,
  }
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
  return `[[attestation]]\n${lines.join('\n')}\n`
}

const pulls = `({ evidence }) => { expect(evidence.record('pulled', true)).toBe(true) }`
const desk = (attestations: string) =>
  project({
    'suites/continuity/switch.drill.ts': checkSource(
      'continuity/switch',
      pulls,
      `per: 'venue', validFor: '30d', attestable: true,`,
    ),
    'suites/continuity/measured.drill.ts': checkSource('continuity/measured', pulls),
    'suites/continuity/seen.check.ts': checkSource('continuity/seen', pulls, 'attestable: true,'),
    'desk.toml': `profile = "desk"
system.environment = "sandbox"
[sandbox]
embedded = true
firm = false
[safety]
allow = ["read"]
attestations = "drills.toml"
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`,
    'drills.toml': attestations,
  })
const asked = (words: readonly string[], directory: string) =>
  readiness([...words, '--config', 'desk.toml'], directory)
const switched = ['suites/continuity/switch.drill.ts', 'suites/continuity/seen.check.ts']

test('a drill that was done by hand settles the check that may not be run, and every report says whose word it is', async () => {
  const directory = desk(attestation())
  const { code, stdout } = await asked(switched, directory)
  const report = reportIn(directory)

  expect(code).toBe(0)
  expect(report.results.find(({ id }) => id === 'continuity/switch')).toMatchObject({
    outcome: 'passed',
    attestation: {
      author: 'Ada Example',
      instead: 'the profile does not allow a check that breaks something',
    },
  })
  expect(report.attestations).toMatchObject([{ state: 'in-force', settles: 1, why: '' }])
  const said = stdout.replaceAll(/\s+/g, ' ')
  expect(said).toContain('2 of 2 checks passed, 1 of them by attestation')
  expect(said).toContain('continuity/switch @binance: passed, by the word of Ada Example')
})

test.for<[string, Readonly<Record<string, string>>, number, RegExp]>([
  ['that failed is a failure', { result: 'failed' }, 20, /attested: failed at/],
  ['that is too old is stale', { performed: daysAgo(31) }, 30, /stale since .* do it again/],
  ['that holds too long counts for nothing', { frequency: '31d' }, 30, /refused, it does not/],
  ['of no venue counts for nothing', { venue: '' }, 30, /too broad: venue must name one of binan/],
])('one %s', async ([, changes, expected, words]) => {
  const { code, stdout } = await asked(switched, desk(attestation(changes)))
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(words)
  expect(code).toBe(expected)
})

test('what is measured cannot be attested, and what was run speaks for itself', async () => {
  const directory = desk(
    attestation({ check: 'continuity/measured', venue: '' }) +
      attestation({ check: 'continuity/seen', venue: '', result: 'failed', frequency: '1d' }),
  )
  const { code, stdout } = await asked(['suites'], directory)
  const said = stdout.replaceAll(/\s+/g, ' ')
  expect(said).toContain(
    'continuity/measured: refused, it does not count: the check must let itself',
  )
  expect(said).toContain('settles nothing in this run: the check was run, and speaks for itself')
  expect(code).toBe(30)
})

test('they are listed, linted, and told of before they go stale', async () => {
  const directory = desk(
    attestation({ performed: daysAgo(40) }) +
      attestation({ performed: daysAgo(25) }) +
      attestation({ check: 'continuity/measured', venue: '' }),
  )
  const lint = await asked(['attestation', 'lint'], directory)
  expect(lint.stdout).toMatch(/^superseded +continuity\/switch +binance +passed/m)
  expect(lint.stdout).toMatch(/^! continuity\/measured: the check must let itself/m)
  expect(lint.stdout).toMatch(/3 attestations: 1 in force, 0 stale, 1 superseded, 1 refused\n$/)
  expect(lint.code).toBe(78)
  const { code, stdout } = await asked(['attestation', 'expiring', '--json'], directory)
  expect(JSON.parse(stdout)).toMatchObject([{ state: 'in-force', staleWithinDays: 7 }])
  expect(code).toBe(10)
})

test('one of a check that there is not is refused before a run begins', async () => {
  const directory = desk(attestation({ check: 'continuity/swich' }))
  const { code, stderr } = await asked(switched, directory)
  expect(stderr).toMatch(/attestation\[0\]\.check: .* did you mean "continuity\/switch"\?/)
  expect(code).toBe(78)
})
