import { generateKeyPairSync } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunReport } from '../../core/run-report.ts'
import { readReport } from '../../reporters/json.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { signerOf } from '../../sentinel/bundle/keys.ts'
import { writeBundle } from '../../sentinel/bundle/write-bundle.ts'
import { launch, project, reportIn, repository, type Ended } from './launch.ts'

const keys = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
const publicPem = ({ publicKey }: typeof keys) =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString()
const otherDigest = `sha256:${'0'.repeat(64)}`

const check = 'execution/resting-order'
const paths = ['suites/deployment/key-permissions.check.ts', `suites/${check}.trade.ts`].map(path =>
  join(repository, path),
)

let sandbox: Sandbox
let directory: string
let env: Readonly<Record<string, string>>

/** Venue and firm of the sandbox, reached as a firm reaches its own: by their addresses, without the control port. */
function profile(name: string, lines: string, system?: string): string {
  const { rest, websocket } = sandbox.endpoints.venues.binance!
  const { url } = sandbox.endpoints.firm!
  return `profile = "${name}"
system.environment = "test"
evidence.signing_key = "env:SIGNER"
history.folder = "${name}"
[trading_system]
${system ?? `url = "${url}"\napi_token = "env:FIRM_TOKEN"`}
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "${rest}"
websocket_url = "${websocket}"
api_key = "env:KEY"
api_secret = "env:SECRET"
supported_symbols = ["BTCUSDT"]
${lines}
`
}

const from = (history = 'staging', key = 'staging.pem') =>
  `[[evidence_from]]\nprofile = "staging"\nhistory = "${history}"\nkey = "${key}"`

/** A firm that runs other software. */
const otherFirm = `export const tradingSystem = {
  about: () => ({
    contract: '1', name: 'other firm', version: '2', environment: 'test', softwareDigest: '${otherDigest}',
  }),
}`

beforeAll(async () => {
  sandbox = await startSandbox({ tls: false, venues: ['binance'], firm: true })
  const { credentials } = sandbox.endpoints.venues.binance!
  directory = project({
    'staging.pem': publicPem(keys),
    'stranger.pem': publicPem(stranger),
    'other-firm.mjs': otherFirm,
    'staging.toml': profile('staging', '[safety]\nallow = ["read", "trade"]'),
    'live.toml': profile('live', from()),
    'wrong-key.toml': profile('live', from('staging', 'stranger.pem')),
    'expired.toml': profile('live', from('expired')),
    'altered.toml': profile('live', from('altered')),
    'other-digest.toml': profile('live', from(), 'adapter = "./other-firm.mjs"'),
  })
  mkdirSync(join(directory, 'expired'))
  mkdirSync(join(directory, 'altered'))
  env = {
    KEY: credentials.apiKey,
    SECRET: credentials.secret,
    FIRM_TOKEN: sandbox.endpoints.firm!.apiToken,
    SIGNER: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    XDG_STATE_HOME: join(directory, 'state'),
  }
})
afterAll(() => sandbox.close())

const readiness = (...words: readonly string[]): Promise<Ended> =>
  launch(words, { directory, env }).ended

async function run(file: string): Promise<Ended & { readonly report: RunReport }> {
  const ended = await readiness(...paths, '--config', file)
  return { ...ended, report: reportIn(directory) }
}

const resultIn = ({ results }: RunReport) => results.find(({ id }) => id === check)!
const bundleIn = (history: string): string =>
  join(history, readdirSync(join(directory, history)).toSorted().at(-1)!)
const textIn = (name: string) => readFileSync(join(directory, 'reports', name), 'utf8')

test(
  'production takes from staging what may not be run there, and from nothing that is not sound',
  { timeout: 240_000 },
  async () => {
    const before = await readiness(...paths, '--config', 'live.toml')
    expect(before.stderr).toContain(
      'evidence_from[0].history: must name the folder of the evidence',
    )
    expect(before.code).toBe(78)

    const staging = await run('staging.toml')
    expect([staging.code, staging.report.verdict]).toEqual([0, 'GO'])
    const digest = staging.report.target!.software!
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    const bundle = bundleIn('staging')

    const valid = await readiness('validate-config', '--file', 'live.toml')
    expect(valid.stdout).toContain('evidence of other targets: staging')

    const live = await run('live.toml')
    expect(live.report.problems).toEqual([])
    expect([live.code, live.report.verdict]).toEqual([0, 'GO'])
    expect(live.report.summaryMessage).toBe(
      'GO: 2 of 2 checks passed, 1 of them by evidence of staging.',
    )
    expect(resultIn(live.report)).toMatchObject({
      outcome: 'passed',
      evidence: resultIn(staging.report).evidence,
      from: {
        profile: 'staging',
        runId: staging.report.runId,
        bundle: bundle.split('/').at(-1),
        keyId: signerOf(keys.privateKey).keyId,
        instead: 'the profile does not allow a check that may trade',
      },
    })
    expect(live.report.evidenceFrom).toMatchObject([
      { profile: 'staging', software: digest, passed: 1, refused: [], runs: [{ taken: 1 }] },
    ])
    expect(live.stdout).toContain('Evidence of other targets')
    expect(live.stdout.replaceAll(/\s+/g, ' ')).toContain(`software ${digest}`)
    for (const name of ['readiness.html', 'junit.xml', 'readiness.md'])
      expect(textIn(name)).toContain(staging.report.runId)

    const kept = bundleIn('live')
    const verified = await readiness('verify', kept, '--key', 'staging.pem')
    expect(verified).toMatchObject({ code: 0, stderr: '' })
    const { manifestSha256 } = resultIn(live.report).from!
    expect(readFileSync(join(directory, kept, 'evidence', manifestSha256))).toEqual(
      readFileSync(join(directory, bundle, 'manifest.json')),
    )
    const trend = await readiness('trend', check, '--config', 'live.toml')
    expect(trend.stderr).toMatch(/must be one that ran on this target, such as deployment\//)
    expect((await readiness('diff', '--config', 'live.toml')).stdout).toContain(
      'took 1 result from staging',
    )

    const wrongKey = await run('wrong-key.toml')
    expect([wrongKey.code, resultIn(wrongKey.report).outcome]).toEqual([30, 'not-assessed'])
    expect(wrongKey.report.problems).toEqual([
      expect.stringMatching(
        /^evidence of staging: staging\/\S+\/manifest\.sig: must be by the key/,
      ),
    ])

    const otherSoftware = await run('other-digest.toml')
    expect(otherSoftware.code).toBe(30)
    expect(otherSoftware.report.target).toMatchObject({ software: otherDigest })
    expect(resultIn(otherSoftware.report)).toMatchObject({
      outcome: 'not-assessed',
      reason: expect.stringContaining(
        `none of its runs is of the software of this target, ${otherDigest}; found is ${digest}`,
      ),
      remedy: expect.stringContaining('run it at staging with the software of this target'),
    })

    await writeBundle(
      { report: aged(staging.report), evidence: [], signer: signerOf(keys.privateKey) },
      join(directory, 'expired'),
    )
    const expired = await run('expired.toml')
    expect(expired.code).toBe(30)
    expect(resultIn(expired.report)).toMatchObject({
      outcome: 'stale',
      reason: expect.stringMatching(/^passed at staging in run \w+ of .*, which held until /),
      remedy: 'run it again at staging',
    })
    expect(expired.stdout).toContain('run it again at staging')

    cpSync(join(directory, 'staging'), join(directory, 'altered'), { recursive: true })
    appendFileSync(join(directory, bundleIn('altered'), 'readiness.json'), ' ')
    const altered = await run('altered.toml')
    expect(altered.code).toBe(30)
    expect(altered.report.problems).toEqual([
      expect.stringMatching(
        /^evidence of staging: altered\/\S+\/readiness\.json: must be \d+ bytes/,
      ),
    ])
  },
)

/** The same run, two days before. */
function aged(report: RunReport): RunReport {
  const shifted = (instant: string) => new Date(Date.parse(instant) - 2 * 86_400_000).toISOString()
  const text = JSON.stringify(report, (key, value: unknown) =>
    (key === 'startedAt' || key === 'finishedAt') && typeof value === 'string'
      ? shifted(value)
      : value,
  )
  return readReport(text)
}

test('software that changes during a run is a problem, and none is recorded', async () => {
  const changing = `let asked = 0
export const tradingSystem = {
  about: () => ({
    contract: '1', name: 'firm', version: '1', environment: 'test',
    softwareDigest: 'sha256:' + String(asked++ % 10).repeat(64),
  }),
}`
  writeFileSync(join(directory, 'changing.mjs'), changing)
  writeFileSync(
    join(directory, 'changing.toml'),
    profile('changing', '', 'adapter = "./changing.mjs"'),
  )
  const { code, report } = await run('changing.toml')
  expect(code).toBe(30)
  expect(report.problems).toEqual([
    expect.stringMatching(
      /^the software of the target must not change during a run, did: it was sha256:0{64}, then sha256:1{64}; run again$/,
    ),
  ])
  expect(report.target).not.toHaveProperty('software')
})
