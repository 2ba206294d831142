import { expect, test } from 'vitest'
import { checkSource, project, readiness, reportIn } from './launch.ts'

const dayMs = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString()

const waiver = (changes: Readonly<Record<string, string | number>> = {}) => {
  const fields = {
    check: 'connectivity/sees',
    venue: 'binance',
    kind: 'failure',
    reason: 'It is replaced soon.',
    author: 'Ada Example',
    approver: 'Grace Hopper',
    granted: inDays(-1),
    expires: inDays(30),
    ...changes,
  }
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
  return `[[waiver]]\n${lines.join('\n')}\n`
}

const failing = `({ evidence }) => { expect(evidence.record('seen', false)).toBe(true) }`
const desk = (waivers: string) =>
  project({
    'suites/connectivity/sees.check.ts': checkSource('connectivity/sees', failing, `per: 'venue',`),
    'suites/connectivity/whole.check.ts': checkSource('connectivity/whole', failing),
    'suites/connectivity/strict.check.ts': checkSource(
      'connectivity/strict',
      failing,
      'waivable: false,',
    ),
    'desk.toml': `profile = "desk"
[sandbox]
embedded = true
firm = false
[safety]
waivers = "waivers.toml"
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`,
    'waivers.toml': waivers,
  })
const asked = (words: readonly string[], directory: string) =>
  readiness([...words, '--config', 'desk.toml'], directory)

test('sound waivers are listed, and nothing is due', async () => {
  const directory = desk(waiver())
  const lint = await asked(['waiver', 'lint'], directory)
  expect(lint.stdout).toMatch(/^in-force +connectivity\/sees +binance +failure .*in 29 days/m)
  expect(lint).toMatchObject({ code: 0, stderr: '' })
  const expiring = await asked(['waiver', 'expiring'], directory)
  expect(expiring).toMatchObject({
    code: 0,
    stdout: '0 waivers: 0 in force, 0 not yet, 0 expired, 0 refused\n',
  })
})

test('what ends soon or has ended is due, and in JSON it says within which days', async () => {
  const text =
    waiver({ expires: inDays(6.5) }) +
    waiver({ check: 'connectivity/whole', venue: '', granted: inDays(-9), expires: inDays(-1) })
  const { code, stdout } = await asked(['waiver', 'expiring', '--json'], desk(text))

  expect(code).toBe(10)
  expect(JSON.parse(stdout)).toMatchObject([
    { check: 'connectivity/sees', state: 'in-force', endsWithinDays: 7 },
    { check: 'connectivity/whole', state: 'expired' },
  ])
})

test.for<[string, Readonly<Record<string, string>>, RegExp]>([
  ['of no venue', { venue: '' }, /too broad: venue must name one of binance/],
  ['of a check without venues', { check: 'connectivity/whole' }, /venue must be left out/],
  [
    'of a check that nobody may waive',
    { check: 'connectivity/strict', venue: '' },
    /the check itself says that nobody may waive it/,
  ],
])('lint refuses a waiver %s', async ([, changes, why]) => {
  const { code, stdout } = await asked(['waiver', 'lint'], desk(waiver(changes)))
  expect(stdout).toMatch(why)
  expect(stdout).toMatch(/^refused /m)
  expect(code).toBe(78)
})

test('lint tells every problem of a broken file as JSON, too', async () => {
  const text =
    waiver({ approver: 'ada example' }) + waiver({ check: 'connectivity/whole', expires: 'soon' })
  const { code, stdout } = await asked(['waiver', 'lint', '--json'], desk(text))
  expect(code).toBe(78)
  expect(JSON.parse(stdout)).toEqual({
    sound: false,
    problems: [
      expect.stringMatching(/^waiver\[0\]\.approver: .* \(waivers\.toml:7\)$/),
      expect.stringMatching(/^waiver\[1\]\.expires: .* \(waivers\.toml:18\)$/),
    ],
    waivers: [],
  })
})

test('a run with a waiver of a check that there is not is refused before it begins', async () => {
  const directory = desk(waiver({ check: 'connectivity/seen' }))
  const { code, stderr, stdout } = await asked(['suites'], directory)
  expect(stderr).toMatch(
    /must be the id of a check, was "connectivity\/seen".*did you mean "connectivity\/sees"\?/,
  )
  expect(stdout).toBe('')
  expect(code).toBe(78)
})

test('a run tells of each waiver what became of it, on the terminal and in its reports', async () => {
  const text =
    waiver({ expires: inDays(0.5) }) +
    waiver({ check: 'connectivity/whole', venue: '', kind: 'gap' }) +
    waiver({ check: 'connectivity/strict', venue: '' })
  const directory = desk(text)
  const { code, stdout } = await asked(['suites'], directory)
  const { waivers, results } = reportIn(directory)

  expect(code).toBe(20)
  expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['connectivity/sees', 'waived'],
    ['connectivity/strict', 'failed'],
    ['connectivity/whole', 'failed'],
  ])
  expect(waivers).toMatchObject([
    { check: 'connectivity/sees', forgives: 1, endsWithinDays: 1 },
    { check: 'connectivity/whole', forgives: 0, why: 'it is for a gap, and the check failed' },
    { check: 'connectivity/strict', state: 'refused' },
  ])
  const said = stdout.replaceAll(/\s+/g, ' ')
  expect(said).toContain('connectivity/sees @binance (failure): it ends within a day, at')
  expect(said).toContain('connectivity/whole (gap): it waives nothing in this run: it is for a gap')
  expect(said).toContain(
    'connectivity/strict (failure): refused, it has no effect: the check itself',
  )
})

test.for([[[]], [['lend']], [['lint', 'list']]])(
  'the words %j are not understood',
  async ([words]) => {
    const { code, stderr } = await readiness(['waiver', ...words!])
    expect(stderr).toMatch(/must be followed by lint, list or expiring/)
    expect(code).toBe(64)
  },
)
