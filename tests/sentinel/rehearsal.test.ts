import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunReport } from '../../core/run-report.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { launch, project, reportIn, repository, type Ended } from './launch.ts'

const keys = generateKeyPairSync('ed25519')
const drill = 'execution/fill-accounting'
const read = 'deployment/key-permissions'
const paths = [`suites/${read}.check.ts`, `suites/${drill}.drill.ts`].map(path =>
  join(repository, path),
)

let sandbox: Sandbox
let directory: string
let env: Readonly<Record<string, string>>
const servers: Server[] = []

/** A trading system that says of itself where it runs; all else it leaves to the firm of the sandbox. */
async function tradingSystemIn(environment: string): Promise<string> {
  const { url } = sandbox.endpoints.firm!
  const server = createServer((asked, answer) => {
    const { method, headers, url: path = '/' } = asked
    const { host: _, ...passed } = headers
    const forwarded = request(new URL(path, url), { method, headers: passed }, told => {
      const parts: Buffer[] = []
      told.on('data', (part: Buffer) => parts.push(part))
      told.on('end', () => {
        const text = Buffer.concat(parts)
          .toString()
          .replace('"environment":"sandbox"', `"environment":"${environment}"`)
        const { 'content-length': _length, ...rest } = told.headers
        answer.writeHead(told.statusCode!, rest).end(text)
      })
    })
    asked.pipe(forwarded)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  servers.push(server)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const profile = (name: string, system: string, lines: string) => `profile = "${name}"
system.environment = "test"
evidence.signing_key = "env:SIGNER"
history.folder = "${name}"
[trading_system]
url = "${system}"
api_token = "env:FIRM_TOKEN"
${lines}
`

const venueAt = ({ rest, websocket }: { readonly rest: string; readonly websocket: string }) => `
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "${rest}"
websocket_url = "${websocket}"
api_key = "env:KEY"
api_secret = "env:SECRET"
supported_symbols = ["BTCUSDT"]
[[evidence_from]]
profile = "staging"
history = "staging"
key = "staging.pem"
`

const atSandbox = () => `[sandbox]
control_url = "${sandbox.endpoints.control}"
[safety]
allow = ["read", "trade", "drill"]
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`

beforeAll(async () => {
  sandbox = await startSandbox({ tls: false, venues: ['binance'], firm: true })
  const venue = sandbox.endpoints.venues.binance!
  const [staging, live] = await Promise.all(['staging', 'production'].map(tradingSystemIn))
  directory = project({
    'staging.pem': keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'staging.toml': profile('staging', staging!, atSandbox()),
    'toy.toml': profile('toy', sandbox.endpoints.firm!.url, atSandbox()),
    'live.toml': profile('live', live!, venueAt(venue)),
  })
  env = {
    KEY: venue.credentials.apiKey,
    SECRET: venue.credentials.secret,
    FIRM_TOKEN: sandbox.endpoints.firm!.apiToken,
    SIGNER: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    XDG_STATE_HOME: join(directory, 'state'),
  }
})
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections()
  await sandbox.close()
})

async function run(file: string): Promise<Ended & { readonly report: RunReport }> {
  const ended = await launch([...paths, '--config', file], { directory, env }).ended
  return { ...ended, report: reportIn(directory) }
}

const filesIn = (history: string): readonly string[] =>
  readdirSync(join(directory, history), { recursive: true }) as string[]

test('drills that a real trading system stood at the venues of a sandbox count where they may not be run', async () => {
  const rehearsal = await run('staging.toml')
  expect([rehearsal.code, rehearsal.stderr]).toEqual([0, ''])
  expect(rehearsal.report).toMatchObject({ sandbox: false, rehearsal: true, verdict: 'GO' })
  const watermark = 'Venues of a sandbox: this run says how your trading system stands its drills'
  expect(rehearsal.stdout.replaceAll(/\s+/g, ' ')).toContain(watermark)
  expect(rehearsal.stdout).toContain('GO at the venues of a sandbox')
  for (const name of ['readiness.html', 'readiness.md', 'junit.xml'])
    expect(readFileSync(join(directory, 'reports', name), 'utf8')).toContain(watermark)
  expect(filesIn('staging').some(name => name.endsWith('manifest.sig'))).toBe(true)

  const live = await run('live.toml')
  expect(live.report.problems).toEqual([])
  expect([live.code, live.report.verdict, live.report.watermark]).toEqual([0, 'GO', ''])
  expect(live.report).not.toHaveProperty('rehearsal')
  const results = live.report.results.map(({ id, outcome, from }) => [id, outcome, from?.runId])
  expect(results).toEqual([
    [read, 'passed', undefined],
    [drill, 'passed', rehearsal.report.runId],
  ])
}, 300_000)

test("the sandbox's own firm stays a toy, also where a profile names it", async () => {
  const { report } = await run('toy.toml')
  expect(report).toMatchObject({ sandbox: true })
  expect(report).not.toHaveProperty('rehearsal')
  expect(filesIn('toy').some(name => name.endsWith('manifest.sig'))).toBe(false)
}, 300_000)
