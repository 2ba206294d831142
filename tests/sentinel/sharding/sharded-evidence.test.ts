import { generateKeyPairSync } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunReport } from '../../../core/run-report.ts'
import { combined } from '../../../sentinel/sharding/combined.ts'
import type { ShardRecord } from '../../../sentinel/sharding/shard-record.ts'
import { checkSource, launch, project, reportIn } from '../launch.ts'

const keys = generateKeyPairSync('ed25519')
const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`
const holds = `({ evidence }) => { expect(evidence.record('holds', true)).toBe(true) }`
const profile = (name: string) => `profile = "${name}"
system.environment = "test"
evidence.signing_key = "env:SIGNER"
history.folder = "${name}"
trading_system.adapter = "./firm.mjs"
`
const directory = project({
  'firm.mjs': `export const tradingSystem = {
  about: () => ({ contract: '1', name: 'firm', version: '1', environment: 'test', softwareDigest: '${digestOf('a')}' }),
}`,
  'staging.pem': keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  'staging.toml': `${profile('staging')}safety.allow = ["read", "trade"]\n`,
  'live.toml': `${profile('live')}
[[evidence_from]]
profile = "staging"
history = "staging"
key = "staging.pem"
`,
  'suites/execution/read.check.ts': checkSource('execution/read', holds),
  'suites/execution/order.trade.ts': checkSource('execution/order', holds),
})
const env = { SIGNER: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
const readiness = (...words: readonly string[]) => launch(words, { directory, env }).ended

test('evidence of another target is taken where the shards are put together', async () => {
  expect((await readiness('suites', '--config', 'staging.toml')).code).toBe(0)
  const shards = ['1/2', '2/2'].map(shard =>
    readiness('suites', '--config', 'live.toml', '--shard', shard, '--run', 'ci-1'),
  )
  expect((await Promise.all(shards)).map(({ code }) => code)).toEqual([10, 30])
  const { code, stderr, stdout } = await readiness('merge', 'reports', '--config', 'live.toml')
  expect([code, stderr]).toEqual([0, ''])
  const report = reportIn(directory)
  expect(report.target).toMatchObject({ software: digestOf('a') })
  expect(report.results.map(({ id, from }) => [id, from?.profile])).toEqual([
    ['execution/order', 'staging'],
    ['execution/read', undefined],
  ])
  expect(stdout).toContain('Evidence of other targets')
  const [bundle = ''] = readdirSync(join(directory, 'live'))
  const verified = await readiness('verify', join('live', bundle), '--key', 'staging.pem')
  expect(verified.code).toBe(0)
}, 180_000)

const record = (index: number, software?: string): ShardRecord => ({
  schema: 'market-readiness-shard/1',
  shard: { index, of: 2, run: 'ci-1' },
  files: [],
  runId: `r${index}`,
  tool: { name: 'x', version: '1' },
  sandbox: false,
  rehearsal: false,
  target: { identity: 'one', lines: ['profile live'], ...(software !== undefined && { software }) },
  startedMs: index,
  finishedMs: index,
  paths: [],
  missingPhases: [],
  faults: [],
  checkIds: [],
  results: [],
  problems: [],
  sweep: { swept: 0, leftOpen: [] },
  interrupted: false,
})
const softwareOf = (target: RunReport['target']) => target?.software

test.for<[string | undefined, string | undefined, string | undefined, number]>([
  [digestOf('a'), digestOf('a'), digestOf('a'), 0],
  [digestOf('a'), undefined, undefined, 0],
  [undefined, undefined, undefined, 0],
  [digestOf('a'), digestOf('b'), undefined, 1],
])('of shards that judged %s and %s the run judged %s', ([one, other, whole, problems]) => {
  const ending = combined([record(1, one), record(2, other)])
  expect(softwareOf(ending.target)).toBe(whole)
  expect(ending.problems).toHaveLength(problems)
  for (const problem of ending.problems) expect(problem).toMatch(/must be the same for all shards/)
})
