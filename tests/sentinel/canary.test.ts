import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { globSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { checkSource, launch, project, type Ended } from './launch.ts'

const keys = generateKeyPairSync('ed25519')
const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Where each secret comes from; those of venues have what an address and JSON spell in another way. */
const planted = {
  BINANCE_API_KEY: 'canaryOfTheKey/0000+0000000000000000000000000000000000000000000==',
  BINANCE_API_SECRET: 'canaryOfTheSecret"\\0000&0000000000000000000000000000000000000000',
  UNRELATED_PASSWORD: 'canary of the environment',
  HARMLESS_NAME: pem,
}
const session = 'c4n4ry0fTh3S3ss10n'
const inAddress = 'canaryOfTheAddress/0'

const spellings = [...Object.values(planted), session, inAddress].flatMap(secret => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
])
const keyLine = pem.split('\n')[1]!

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ venues: ['binance'], tls: false })
})
afterAll(() => sandbox.close())

const profileAt = (rest: string, websocket: string) => `profile = "direct"
[system]
environment = "test"
[safety]
allow = ["read", "trade"]
[evidence]
signing_key = "env:HARMLESS_NAME"
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "${rest}"
websocket_url = "${websocket}"
supported_symbols = ["BTCUSDT"]
`

interface Left {
  readonly directory: string
  readonly ended: Ended
  /** Names of the files that the run wrote. */
  readonly names: readonly string[]
  /** Everything that anybody could read of it. */
  readonly everything: string
}

async function run(
  files: Readonly<Record<string, string>>,
  paths: readonly string[],
  directory = project(files),
): Promise<Left> {
  const env = {
    ...planted,
    XDG_STATE_HOME: join(directory, 'state'),
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(directory, 'summary.md'),
  }
  const words = [...paths, '--config', 'profile.toml']
  const ended = await launch(words, { directory, env }).ended
  const left = globSync('**/*', { cwd: directory, exclude: ['config/*'] })
  const names = left.filter(name => !(name in files) && statSync(join(directory, name)).isFile())
  const texts = names.map(name => {
    const text = readFileSync(join(directory, name), 'utf8')
    return name.endsWith('manifest.sig') ? `${text}${statementIn(text)}` : text
  })
  return {
    directory,
    ended,
    names,
    everything: [ended.stdout, ended.stderr, ...names, ...texts].join('\n'),
  }
}

/** What a signature speaks of is written in base64. */
const statementIn = (envelope: string): string =>
  Buffer.from((JSON.parse(envelope) as { payload: string }).payload, 'base64').toString()

function expectNothingTold({ everything, names }: Left): void {
  for (const file of ['readiness.html', 'readiness.json', 'junit.xml', 'readiness.md'])
    expect(names).toContain(`reports/${file}`)
  expect(names).toContain('summary.md')
  expect(everything).toMatch(/^::(?:notice|warning|error) /mu)
  for (const pattern of [/manifest\.json$/, /manifest\.sig$/, /evidence\/\w{64}$/])
    expect(names.some(name => name.startsWith('reports/history/') && pattern.test(name))).toBe(true)
  for (const spelling of [...spellings, keyLine]) expect(everything).not.toContain(spelling)
}

const leaky = (statements: string) =>
  checkSource(
    'connectivity/leaky',
    `async ({ venue, evidence }) => {
      const { BINANCE_API_KEY, BINANCE_API_SECRET, UNRELATED_PASSWORD, HARMLESS_NAME } = process.env
      const secrets = [BINANCE_API_KEY, BINANCE_API_SECRET, UNRELATED_PASSWORD, HARMLESS_NAME]
      const told = secrets.flatMap(secret => [
        secret, encodeURIComponent(secret), JSON.stringify({ secret }), Buffer.from(secret).toString('base64'),
      ]).join(' and ') + ' with token=${session}'
      evidence.record(told, told)
      evidence.distribution(told, [1, 2, 3], { unit: 'ms' })
      ${statements}
    }`,
    `per: 'venue',`,
  )

test.for<[string, string, number]>([
  ['passes', `expect(told).toBeDefined()`, 0],
  ['fails', `expect({ venue, told, secrets }).toEqual('something else')`, 20],
  ['throws', `throw Object.assign(new Error(told), { venue, told, cause: new Error(told) })`, 30],
  [
    'loses a rejection',
    `void Promise.reject(new Error(told)); await new Promise(done => setTimeout(done, 50))`,
    30,
  ],
  ['takes the process down', `setTimeout(() => process.exit(1)); throw new Error(told)`, 30],
  [
    'is interrupted',
    `setTimeout(() => process.kill(process.pid, 'SIGINT'), 50); await new Promise(() => {})`,
    130,
  ],
  ['prints', `console.log(told); console.error(told)`, 0],
])('a run whose check %s tells no secret in any file', async ([, statements, code]) => {
  const { rest, websocket } = sandbox.endpoints.venues.binance!
  const files = {
    'profile.toml': profileAt(rest, websocket),
    'suites/connectivity/leaky.check.ts': leaky(statements),
  }
  const left = await run(files, ['suites'])

  expectNothingTold(left)
  expect(left.everything).toContain('connectivity/leaky')
  expect(left.ended.code).toBe(code)
})

/** A venue that repeats all that it was sent, and adds a secret of its own, in whatever it answers. */
async function echoingVenue(status: number): Promise<string> {
  const server = createServer((request, response) => {
    const echo = `${request.method} ${request.url} ${request.rawHeaders.join(' ')}`
    const body = { code: -2015, msg: `refused ${echo}; session_token=${session}`, token: session }
    response.writeHead(status, { 'content-type': 'application/json', 'x-session': session })
    response.end(JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => server.close().closeAllConnections())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.for([401, 200])(
  'a venue that answers %i and repeats what it was sent brings no secret to light',
  { timeout: 300_000 },
  async status => {
    const host = await echoingVenue(status)
    const files = { 'profile.toml': profileAt(`http://${host}`, `ws://${host}`) }
    const left = await run(files, [
      'suites/connectivity/signed-call.check.ts',
      'suites/connectivity/venue-clock.check.ts',
      'suites/connectivity/private-stream.check.ts',
      'suites/market-data/sequence-continuity.check.ts',
      'suites/execution/resting-order.trade.ts',
    ])
    expectNothingTold(left)
    expect(left.ended.code).not.toBe(0)
  },
)

test('a secret in the query of an address is not told by what names the address', async () => {
  const query = `?k=${encodeURIComponent(inAddress)}`
  const profile = `${profileAt(`http://127.0.0.1:1/${query}`, `ws://127.0.0.1:1/${query}`)}[trading_system]
url = "http://127.0.0.1:1/${query}"
`
  const left = await run({ 'profile.toml': profile }, [
    'suites/connectivity/certificate.check.ts',
    'suites/connectivity/venue-clock.check.ts',
    'suites/market-data/sequence-continuity.check.ts',
    'suites/execution/leftover-orders.check.ts',
  ])
  expectNothingTold(left)
  expect(left.everything).toContain('http://127.0.0.1:1/?k=…')
  expect(left.ended.code).not.toBe(0)
})

test('neither a shard nor the run that it is merged into tells a secret', async () => {
  const { rest, websocket } = sandbox.endpoints.venues.binance!
  const files = {
    'profile.toml': profileAt(rest, websocket),
    'suites/connectivity/leaky.check.ts': leaky(`throw new Error(told)`),
  }
  const part = await run(files, ['suites', '--shard', '1/1', '--run', 'one', '--output', 'part'])
  expect(part.names.some(name => /^part\/bundle\/.*\/manifest\.sig$/.test(name))).toBe(true)
  for (const spelling of [...spellings, keyLine]) expect(part.everything).not.toContain(spelling)

  const whole = await run(files, ['merge', 'part'], part.directory)
  expectNothingTold(whole)
  expect(whole.everything).toContain('connectivity/leaky')
  expect(whole.ended.code).toBe(30)
})

test('a run that is killed leaves nothing behind that tells a secret', async () => {
  const { rest, websocket } = sandbox.endpoints.venues.binance!
  const files = {
    'profile.toml': profileAt(rest, websocket),
    'suites/connectivity/leaky.check.ts': leaky(`console.log(told); throw new Error(told)`),
    'suites/connectivity/deadly.trade.ts': checkSource(
      'connectivity/deadly',
      `async () => {
        setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50)
        await new Promise(() => {})
      }`,
    ),
  }
  const { ended, everything } = await run(files, ['suites'])
  expect(ended.code).toBe(null)
  expect(ended.stdout).toContain('connectivity/leaky')
  for (const spelling of [...spellings, keyLine]) expect(everything).not.toContain(spelling)
})

test('a secret in the configuration itself ends the run before it writes anything', async () => {
  const secret = planted.BINANCE_API_KEY
  const text = `${profileAt('https://x.example', 'wss://x.example')}api_key = "${secret}"\n`
  const { ended, names, everything } = await run({ 'profile.toml': text }, ['suites'])
  expect(ended.code).toBe(78)
  expect(names).toEqual([])
  expect(everything).not.toContain(secret)
})
