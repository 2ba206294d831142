import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TestResultStatement } from '../../reporters/in-toto.ts'
import { checkSource, launch, project, readiness, reportIn } from './launch.ts'

const keys = generateKeyPairSync('ed25519')
const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()

const own = `profile = "desk"
system.environment = "test"
evidence.signing_key = "env:SIGNER"
`
const files = {
  'own.toml': own,
  'public.pem': publicPem,
  'suites/connectivity/latency.check.ts': checkSource(
    'connectivity/latency',
    `async ({ evidence }) => {
      evidence.distribution('round trip', [Math.random(), 2, Infinity], { unit: 'ms' })
    }`,
  ),
  'suites/connectivity/second.check.ts': checkSource(
    'connectivity/second',
    `async ({ evidence }) => { evidence.record('one', 1) }`,
  ),
}

const run = (directory: string, words: readonly string[] = ['--config', 'own.toml']) =>
  launch(['suites', ...words], { directory, env: { SIGNER: pem } }).ended

/** The bundles of a project, oldest first, as its user names them. */
const bundlesIn = (directory: string): readonly string[] =>
  readdirSync(join(directory, 'reports/history'))
    .toSorted()
    .map(name => `reports/history/${name}`)

test('runs leave signed bundles in a chain, which whoever has the public key verifies', async () => {
  const directory = project(files)
  const { code, stdout } = await run(directory)
  expect(code).toBe(0)
  const [first = ''] = bundlesIn(directory)
  expect(stdout).toContain(`${first} (evidence, signed)`)
  expect(readFileSync(join(directory, first, 'readiness.json'))).toEqual(
    readFileSync(join(directory, 'reports/readiness.json')),
  )
  await run(directory)
  const [, second = ''] = bundlesIn(directory)

  const vouched = await readiness(['verify', second, '--key', 'public.pem'], directory)
  expect(vouched).toMatchObject({ code: 0, stderr: '' })
  expect(vouched.stdout).toMatch(/^reports\/history\/\S+: intact and signed by the given key\n/)
  expect(vouched.stdout).toMatch(/verdict +GO, which follows from the 2 results recorded/)
  expect(vouched.stdout).toContain(`follows ${first.split('/').at(-1)}, whose manifest is the one`)

  const claimed = await readiness(['verify', second], directory)
  expect(claimed.code).toBe(10)
  expect(claimed.stdout).toMatch(/which the bundle itself names: give the key that you trust/)
})

test('every value of a distribution is kept, in the file that the report names', async () => {
  const directory = project(files)
  await run(directory)
  const [bundle = ''] = bundlesIn(directory)
  const { distribution } = reportIn(directory).results[0]!.evidence[0]!
  const file = join(directory, bundle, 'evidence', distribution!.sample!)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    check: 'connectivity/latency',
    observation: 'round trip',
    unit: 'ms',
    values: [expect.any(Number), 2, null],
  })
})

test('two runs on the same input export the same structure', async () => {
  const directory = project(files)
  await run(directory)
  await run(directory)
  const exported = await Promise.all(
    bundlesIn(directory).map(async bundle => {
      const { code, stdout, stderr } = await readiness(['export', bundle], directory)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      return JSON.parse(stdout) as TestResultStatement
    }),
  )
  const structures = exported.map(statement =>
    JSON.stringify(statement)
      .replaceAll(/[0-9a-f]{64}/g, 'digest')
      .replaceAll(/"r[0-9a-f]{8}"/g, '"run"')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant'),
  )
  expect(structures[0]).toBe(structures[1])
  expect(exported[0]!.predicate).toMatchObject({
    result: 'PASSED',
    passedTests: ['connectivity/latency', 'connectivity/second'],
  })
  expect(exported[0]).not.toEqual(exported[1])
})

test('a run on the embedded sandbox is kept, and never signed', async () => {
  const embedded = `${own}sandbox.embedded = true\n`
  const directory = project({ ...files, 'own.toml': embedded })
  const { stdout } = await run(directory)
  expect(stdout).toContain('(evidence, never signed on a sandbox)')
  const [bundle = ''] = bundlesIn(directory)
  expect(existsSync(join(directory, bundle, 'manifest.sig'))).toBe(false)

  const unsigned = await readiness(['verify', bundle], directory)
  expect(unsigned.code).toBe(10)
  expect(unsigned.stdout).toMatch(/signature none, .*; a run on the sandbox is never signed\n/)
  expect(unsigned.stdout).toMatch(/note +Embedded sandbox: this run says nothing about your system/)
  const asked = await readiness(['verify', bundle, '--key', 'public.pem'], directory)
  expect(asked.code).toBe(20)
  expect(asked.stdout).toMatch(
    /NOT INTACT\n {2}manifest\.json: must be signed by \w+, is not signed/,
  )
})

test('a run that is interrupted is kept like any other', async () => {
  const stuck = checkSource(
    'connectivity/stuck',
    `async () => {
      setTimeout(() => process.kill(process.pid, 'SIGINT'), 50)
      await new Promise(() => {})
    }`,
  )
  const directory = project({ ...files, 'suites/connectivity/stuck.check.ts': stuck })
  expect((await run(directory)).code).toBe(130)
  const [bundle = ''] = bundlesIn(directory)
  const { code, stdout } = await readiness(['verify', bundle, '--key', 'public.pem'], directory)
  expect(stdout).toMatch(/verdict +INTERRUPTED, which follows from/)
  expect(code).toBe(0)
})

test('an altered bundle is named, not exported, and outweighs those that are intact', async () => {
  const directory = project(files)
  await run(directory)
  await run(directory)
  const [good = '', bad = ''] = bundlesIn(directory)
  appendFileSync(join(directory, bad, 'readiness.json'), ' ')

  const verified = await readiness(['verify', good, bad, '--key', 'public.pem'], directory)
  expect(verified.code).toBe(20)
  expect(verified.stdout).toMatch(/: intact and signed/)
  expect(verified.stdout).toMatch(
    /: NOT INTACT\n {2}readiness\.json: must be \d+ bytes long, as the manifest says, was \d+: it was altered or cut short\n$/,
  )
  const exported = await readiness(['export', bad], directory)
  expect(exported).toMatchObject({ code: 20, stdout: '' })
  expect(exported.stderr).toMatch(/NOT INTACT, so not exported\n {2}readiness\.json: /)
})

test.for<[string, readonly string[], RegExp]>([
  ['no bundle', ['verify'], /a bundle must be named by its folder, none was/],
  ['a bundle that is not there', ['verify', 'nowhere'], /must be a folder .*, was nowhere/],
  ['a file', ['verify', 'own.toml'], /must be a folder such as .*, was own\.toml, which is none/],
  [
    'a key that is not there',
    ['verify', '.', '--key', 'x.pem'],
    /--key x\.pem: must be a readable/,
  ],
  ['a private key', ['verify', '.', '--key', 'private.pem'], /must be a public key, was a private/],
  ['no key', ['verify', '.', '--key', 'own.toml'], /must be an Ed25519 public key in PEM, was not/],
  ['another format', ['export', '.', '--format', 'pdf'], /--format must be in-toto, was pdf/],
  ['two bundles at once', ['export', '.', '.'], /one bundle is exported at a time, were 2/],
])('%s is a mistake of usage, told in a sentence', async ([, words, sentence]) => {
  const directory = project({ ...files, 'private.pem': pem })
  const { code, stdout, stderr } = await readiness(words, directory)
  expect(stderr).toMatch(sentence)
  expect(stderr).not.toMatch(/\n\s+at |BEGIN/)
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
})

test('a folder that is no bundle is told to lack its manifest', async () => {
  const { code, stdout } = await readiness(['verify', '.'], project(files))
  expect(stdout).toBe('.: NOT INTACT\n  manifest.json: must be there, is missing\n')
  expect(code).toBe(20)
})

test('evidence that cannot be kept costs the exit code, and the reports are still written', async () => {
  const directory = project({ ...files, 'own.toml': `${own}history.folder = "public.pem"\n` })
  const { code, stdout, stderr } = await run(directory)
  expect(stderr).toMatch(/^the evidence of a run must be kept in public\.pem\/\S+, was not \(/)
  expect(stdout).toContain('reports/readiness.html')
  expect(reportIn(directory).verdict).toBe('GO')
  expect(code).toBe(70)
})

test('a signing key that is none ends the run before it begins', async () => {
  const directory = project(files)
  const words = ['suites', '--config', 'own.toml']
  const { code, stdout, stderr } = await launch(words, { directory, env: { SIGNER: 'canary-0' } })
    .ended
  expect(stderr).toMatch(/^evidence\.signing_key: must refer to an Ed25519 private key in PEM/)
  expect(stderr).not.toContain('canary')
  expect({ code, stdout }).toEqual({ code: 78, stdout: '' })
  writeFileSync(join(directory, 'key.pem'), pem)
  const named = own.replace('env:SIGNER', `file:${join(directory, 'key.pem')}`)
  writeFileSync(join(directory, 'own.toml'), named)
  expect((await run(directory)).stdout).toContain('(evidence, signed)')
})
