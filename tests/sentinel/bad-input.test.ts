import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { answering, closedPort, silentServer, type BrokenServer } from './broken-servers.ts'
import { checkSource, launch, project, readiness, reportIn } from './launch.ts'

const clock = 'suites/connectivity/venue-clock.check.ts'
const signed = 'suites/connectivity/signed-call.check.ts'
const sequence = 'suites/market-data/sequence-continuity.check.ts'
const resting = 'suites/execution/resting-order.trade.ts'

const key = {
  BINANCE_API_KEY: 'canaryOfTheKey00000000000000000000000000000000000000000000000000',
  BINANCE_API_SECRET: 'canaryOfTheSecret00000000000000000000000000000000000000000000000',
}

/** A profile of a venue that is no sandbox as far as the configuration tells. */
const venueAt = (http: string, stream: string) => `profile = "direct"
[system]
environment = "test"
[safety]
allow = ["read", "trade"]
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "${http}"
websocket_url = "${stream}"
supported_symbols = ["BTCUSDT"]
`
const venueOn = ({ port }: BrokenServer) =>
  venueAt(`http://127.0.0.1:${port}`, `ws://127.0.0.1:${port}`)

/** The embedded sandbox with a venue whose every answer comes over REST. */
const oneVenue = `[system]
environment = "sandbox"
[sandbox]
embedded = true
[safety]
allow = ["read", "trade"]
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`

async function runAgainst(profile: string, paths: readonly string[]) {
  const directory = project({ 'profile.toml': profile })
  const words = ['--config', 'profile.toml', ...paths]
  const { code, stdout, stderr } = await launch(words, { directory, env: key }).ended
  return { code, stdout, stderr, directory, results: reportIn(directory).results }
}

test.for<[string, () => Promise<BrokenServer>, RegExp, RegExp]>([
  [
    'is not there',
    closedPort,
    /must be answered within 2000 ms, was not: connect ECONNREFUSED/,
    /must open within .* ECONNREFUSED/,
  ],
  [
    'accepts and never speaks',
    silentServer,
    /must be answered within 2000 ms, was not: no whole answer came/,
    /must open within 5000 ms, did not: nothing answered/,
  ],
  [
    'answers with a web page',
    () => answering('text/html', '<html>maintenance</html>'),
    /must answer JSON, answered 200 with 24 characters that are not/,
    /must open within .* Unexpected server response: 200/,
  ],
  [
    'answers with other JSON',
    () => answering('application/json', '{"status":"ok"}'),
    /must tell the venue's time, answered 200 without it/,
    /must open within .* Unexpected server response: 200/,
  ],
])(
  'of a venue that %s nothing is passed, and every reason is told',
  { timeout: 300_000 },
  async ([, open, http, stream]) => {
    const server = await open()
    const { code, stderr, results, stdout } = await runAgainst(venueOn(server), [
      clock,
      signed,
      sequence,
      resting,
      'suites/connectivity/rest-availability.check.ts',
    ])
    server.close()

    expect(results.filter(({ outcome }) => outcome === 'passed')).toEqual([])
    expect(results.find(({ id }) => id === 'connectivity/venue-clock')?.reason).toMatch(http)
    expect(results.find(({ id }) => id === 'market-data/sequence-continuity')?.reason).toMatch(
      stream,
    )
    expect(results.find(({ id }) => id === 'connectivity/rest-availability')?.outcome).toBe(
      'failed',
    )
    expect(stdout).toContain('do        ')
    expect(stderr).toBe('')
    expect(code).toBe(20)
  },
)

test.for<[string, RegExp, number]>([
  ['truncated-answers', /must answer JSON, answered 200 with \d+ characters that are not/, 30],
  ['hanging-rest', /must be answered within \d+ ms, was not: no whole answer came/, 30],
])(
  'under the fault %s nothing is passed, and the reason is told',
  { timeout: 300_000 },
  async ([fault, reason, exit]) => {
    const directory = project({ 'profile.toml': oneVenue })
    const words = [clock, signed, resting, '--config', 'profile.toml', '--fault', fault]
    const { code } = await readiness(words, directory)

    for (const result of reportIn(directory).results) {
      expect(result.blocked?.was ?? result.outcome).toBe('inconclusive')
      expect(result.reason).toMatch(reason)
    }
    expect(code).toBe(exit)
  },
)

test('a refused key fails the signed call, and no order is taken for sent', async () => {
  const directory = project({ 'profile.toml': oneVenue })
  const words = [signed, resting, '--config', 'profile.toml', '--fault', 'revoked-key']
  const { code } = await readiness(words, directory)

  const [call, order] = reportIn(directory).results
  expect(call).toMatchObject({ outcome: 'failed' })
  expect(call?.evidence).toContainEqual(expect.objectContaining({ name: 'status', value: 401 }))
  expect(order).toMatchObject({ blocked: { by: 'connectivity/signed-call', was: 'inconclusive' } })
  expect(order?.reason).toMatch(/must be accepted, was refused with 401: -2015/)
  expect(code).toBe(20)
})

test('a taken port is told with what to do', async () => {
  const server = await silentServer()
  const { code, stderr } = await readiness(['sandbox', '--port', String(server.port)])
  server.close()

  expect(stderr).toMatch(
    /port \d+ must be free for .*, was taken by another process; stop that process or choose other ports/,
  )
  expect(code).toBe(78)
})

test.for<[string, readonly string[], RegExp]>([
  ['no port', ['--port', 'abc'], /--port must be a whole number from 1 to 65480, was abc/],
  [
    'half a port',
    ['--port', '4700.5'],
    /--port must be a whole number from 1 to 65480, was 4700.5/,
  ],
  [
    'a port beyond the last',
    ['--port', '65535'],
    /--port must be a whole number from 1 to 65480, was 65535/,
  ],
  [
    'a time scale above real time',
    ['--time-scale', '2'],
    /--time-scale must be a number above 0, at most 1, was 2/,
  ],
])('the sandbox refuses %s', async ([, words, sentence]) => {
  const { code, stderr } = await readiness(['sandbox', ...words])
  expect(stderr).toMatch(sentence)
  expect(code).toBe(64)
})

test.for<[string, () => Promise<BrokenServer>, RegExp]>([
  ['nothing listens', closedPort, /must answer at .*, did not/],
  [
    'a web page is served',
    () => answering('text/html', '<html>'),
    /must answer JSON, answered something else/,
  ],
  [
    'another program listens',
    () => answering('application/json', '[]'),
    /must tell the venues of a sandbox, told something else/,
  ],
])('a control_url where %s is a mistake in the configuration', async ([, open, reason]) => {
  const server = await open()
  const control = `http://127.0.0.1:${server.port}`
  const directory = project({ 'attached.toml': `[sandbox]\ncontrol_url = "${control}"\n` })
  const { code, stderr, stdout } = await readiness([clock, '--config', 'attached.toml'], directory)
  server.close()

  expect(stderr).toMatch(
    /^sandbox\.control_url: must lead to the control port of a running sandbox, was http.*; start one with readiness sandbox/,
  )
  expect(stderr).toMatch(reason)
  expect(stdout).toBe('')
  expect(code).toBe(78)
})

test('reports that cannot be written cost the exit code, and the summary is still shown', async () => {
  const directory = project({
    'reports/journal': 'a file where a folder should be',
    'reports/readiness.json/taken': 'a folder where the file should be',
  })
  const { code, stdout, stderr } = await readiness([clock, resting], directory)

  expect(stdout).toMatch(/passed +connectivity\/venue-clock/)
  // What cannot be written down is not sent.
  expect(stdout).toMatch(/inconclusive +execution\/resting-order/)
  expect(stdout).toContain('UNDECIDED on the embedded sandbox')
  expect(stderr).toMatch(
    /^every report must be written to reports, but these were not: readiness\.json /,
  )
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(code).toBe(70)
})

test('a sandbox that is gone in mid-run is told, and not only what it leaves unanswered', async () => {
  const killing = checkSource(
    'connectivity/killing',
    `async ({ evidence }) => {
  const { execFileSync } = await import('node:child_process')
  const words = ['-P', String(process.pid), '-f', 'sandbox/main']
  const killed = execFileSync('pgrep', words, { encoding: 'utf8' }).trim().split('\\n')
  for (const pid of killed) process.kill(Number(pid), 'SIGKILL')
  expect(evidence.record('killed', killed.length)).toBe(1)
}`,
  )
  const directory = project({ 'suites/connectivity/killing.check.ts': killing })
  const { code, stdout } = await readiness(['suites'], directory)
  const { results, problems } = reportIn(directory)

  expect(results.map(({ outcome }) => outcome)).toEqual(['passed'])
  expect(problems).toEqual([
    'the embedded sandbox must outlive the run, ended with SIGKILL; what was looked at since then says nothing, run again',
  ])
  expect(stdout).toContain('1 error outside any check')
  expect(code).toBe(30)
})

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ venues: ['binance'], tls: false })
})
afterAll(() => sandbox.close())

/** The same venue, reached as a firm reaches one: with an address and a key of its own. */
const asVenue = () => {
  const { rest, websocket } = sandbox.endpoints.venues.binance!
  return venueAt(rest, websocket)
}

const refusedKey = asVenue

test('a key that the venue does not know is refused and not shown', async () => {
  const { code, results } = await runAgainst(refusedKey(), [signed, resting])

  expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'not-assessed'])
  expect(results[1]?.blocked).toMatchObject({ was: 'inconclusive' })
  expect(results[1]?.reason).toMatch(/was refused with 401: -2015 Invalid API-key/)
  expect(code).toBe(20)
})
