import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { loadConfig, type LoadedConfig } from '../../../config/load.ts'
import { signerOf, type Signer } from '../../../sentinel/bundle/keys.ts'
import { configurationEvidence } from '../../../sentinel/bundle/run-evidence.ts'
import { verifyBundle } from '../../../sentinel/bundle/verify.ts'
import { writeBundle } from '../../../sentinel/bundle/write-bundle.ts'
import { reportOf, type RecordedEnding } from '../../../sentinel/runner/run-report.ts'
import { merge } from '../../../sentinel/sharding/merge.ts'
import { recordOf } from '../../../sentinel/sharding/record-of.ts'
import { shardEvidence } from '../../../sentinel/sharding/shard-record.ts'
import { passing } from '../../reporters/realistic-checks.ts'

const keys = generateKeyPairSync('ed25519')
const signer = signerOf(keys.privateKey)

const files = ['connectivity/one', 'connectivity/other'].map(id => ({
  id,
  path: `/elsewhere/suites/${id}.check.ts`,
  phase: 'connectivity' as const,
  class: 'check' as const,
}))
const card = {
  severity: 'critical',
  title: 'the thing holds',
  prevents: 'A loss.',
  remediation: ['Look.'],
} as const

/** A real target, whose shards and whole run a key vouches for. */
async function workplace(): Promise<{ readonly folder: string; readonly loaded: LoadedConfig }> {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-shards-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  vi.stubEnv('SHARD_SIGNER', signer.pem)
  onTestFinished(() => void vi.unstubAllEnvs())
  const profile = join(folder, 'real.toml')
  writeFileSync(
    profile,
    `profile = "real"
evidence.signing_key = "env:SHARD_SIGNER"
history.folder = ${JSON.stringify(join(folder, 'history'))}
[system]
environment = "staging"
`,
  )
  return { folder, loaded: await loadConfig([profile]) }
}

async function shardIn(
  folder: string,
  index: number,
  { loaded, by }: { readonly loaded: LoadedConfig; readonly by: Signer | undefined },
): Promise<string> {
  const shard = { index, of: 2, run: 'ci-1' }
  const id = files[index - 1]!.id
  const ending: RecordedEnding = {
    runId: `r${index}`,
    sandbox: false,
    startedMs: 1000 * index,
    finishedMs: 5000,
    paths: [],
    missingPhases: [],
    faults: [],
    checkIds: files.map(file => file.id),
    results: [passing(id, card, [{ name: 'seen', value: true }])],
    problems: [],
    sweep: { swept: 0, leftOpen: [] },
    interrupted: false,
    target: undefined,
    shard,
  }
  const report = reportOf({ ...ending, loaded, phaseSpecs: new Map(), baseline: undefined })
  const evidence = [
    configurationEvidence(loaded),
    shardEvidence(recordOf({ ...ending, shard, wholeRun: files })),
  ]
  return writeBundle({ report, evidence, signer: by }, join(folder, `shard-${index}`))
}

const request = (folder: string, folders: readonly string[]) => ({
  folders,
  output: join(folder, 'whole'),
})

test('a whole run is signed by the key that vouches for each of its shards', async () => {
  const { folder, loaded } = await workplace()
  const shards = await Promise.all(
    [1, 2].map(index => shardIn(folder, index, { loaded, by: signer })),
  )
  const report = await merge(loaded, request(folder, shards))
  expect(report.verdict).toBe('GO')
  const bundle = join(folder, 'history', `19700101T000001Z-${report.runId}`)
  expect(verifyBundle(bundle, keys.publicKey)).toMatchObject({ signature: 'vouched' })
})

test.for([
  ['nobody', undefined, 'is not signed'],
  ['somebody else', signerOf(generateKeyPairSync('ed25519').privateKey), 'NOT INTACT'],
] as const)('a shard that %s signed keeps the whole from being signed', async ([, by, words]) => {
  const { folder, loaded } = await workplace()
  const shards = [
    await shardIn(folder, 1, { loaded, by: signer }),
    await shardIn(folder, 2, { loaded, by }),
  ]
  await expect(merge(loaded, request(folder, shards))).rejects.toThrow(words)
})
