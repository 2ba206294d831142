import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BundleManifest } from '../../../core/bundle-manifest.ts'
import { read, withFile, withManifest } from './forged.ts'
import { refusal, temporary, writtenBundle } from './written-bundle.ts'

const unsigned = () => writtenBundle({ signer: undefined })

const from = {
  profile: 'staging',
  runId: 'r1',
  bundle: 'x',
  keyId: 'c',
  startedAt: 'y',
  instead: '',
}

test.for<[string, string]>([
  ['leads out of the bundle', '../secrets.txt'],
  ['leads out through the evidence', 'evidence/../../secrets.txt'],
  ['is absolute', '/etc/passwd'],
  ['is of another system', 'evidence\\..\\x'],
  ['is no hash', 'evidence/readable-name'],
  ['is the manifest itself', 'manifest.json'],
])(
  'a manifest that lists a path that %s is refused before anything is opened',
  async ([, path]) => {
    const folder = await unsigned()
    withManifest(folder, ({ files }) => ({ files: [...files, { ...files[0]!, path }] }))
    expect(refusal(folder)).toMatch(
      /^manifest\.json: must fit the format market-readiness-manifest\/1, but files\[5\]\.path: must be readiness\.json, or evidence\/ and 64 hexadecimal digits$/,
    )
  },
)

test.for<[string, (manifest: BundleManifest) => Partial<BundleManifest>, RegExp]>([
  [
    'lists a file twice',
    ({ files }) => ({ files: [...files, files[1]!] }),
    /^manifest\.json: must list evidence\/\w+ once, does twice$/,
  ],
  [
    'lists evidence under the hash of other content',
    ({ files }) => ({
      files: files.map((file, index) =>
        index === 1 ? { ...file, path: `evidence/${'0'.repeat(64)}` } : file,
      ),
    }),
    /^manifest\.json: must list evidence\/0{64} under its own SHA-256, does not$/,
  ],
  [
    'lists no report',
    ({ files }) => ({ files: files.slice(1) }),
    /^manifest\.json: must list readiness\.json, does not$/,
  ],
  [
    'leaves out evidence that the report names',
    ({ files }) => ({ files: files.slice(0, -1) }),
    /^evidence\/\w{64}: must not be there, is: the manifest does not list it$/,
  ],
  [
    'follows a bundle outside its history',
    () => ({ previous: { bundle: '../elsewhere', runId: 'r0', manifestSha256: '0'.repeat(64) } }),
    /previous\.bundle: must be the name of a bundle such as/,
  ],
  ['is of another run', () => ({ runId: 'r2' }), /^readiness\.json: must be of the run that/],
  [
    'is of another target',
    () => ({ target: { profile: 'production', sandbox: false } }),
    /^readiness\.json: must be of the run that/,
  ],
])('a manifest that %s is refused, though its digest is right', async ([, change, sentence]) => {
  const folder = await unsigned()
  withManifest(folder, change)
  expect(refusal(folder)).toMatch(sentence)
})

test('a sample that the report names and nobody kept is missed', async () => {
  const folder = await unsigned()
  const last = read(folder).files.at(-1)!
  withManifest(folder, ({ files }) => ({ files: files.slice(0, -1) }))
  rmSync(join(folder, last.path))
  expect(refusal(folder)).toBe(`${last.path}: must be listed, as the report names it, is not`)
})

test.for<[string, (place: string) => void]>([
  [
    'a link to the same content',
    place => {
      renameSync(place, `${place}.real`)
      symlinkSync(`${place}.real`, place)
    },
  ],
  [
    'a pipe that nobody writes to',
    place => {
      rmSync(place)
      execFileSync('mkfifo', [place])
    },
  ],
  [
    'a folder',
    place => {
      rmSync(place)
      mkdirSync(place)
    },
  ],
])('%s in the place of a file is refused, and does not hang', async ([, replace]) => {
  for (const path of ['manifest.json', 'manifest.sig', 'readiness.json']) {
    const folder = await writtenBundle()
    replace(join(folder, path))
    expect(refusal(folder)).toMatch(
      new RegExp(
        `^(${path}: must be an ordinary file, was something else|${path}\\.real: must not)`,
      ),
    )
  }
})

test('a linked folder of evidence is refused', async () => {
  const folder = await unsigned()
  const elsewhere = join(temporary(), 'evidence')
  renameSync(join(folder, 'evidence'), elsewhere)
  symlinkSync(elsewhere, join(folder, 'evidence'))
  expect(refusal(folder)).toMatch(/^evidence: must be an ordinary file, was something else/)
})

test('a file that is far too large is refused without being read', async () => {
  for (const path of ['manifest.json', 'readiness.json']) {
    const folder = await unsigned()
    truncateSync(join(folder, path), 2 ** 40)
    const startedMs = performance.now()
    expect(refusal(folder)).toMatch(/must be (at most )?\d+ bytes long, .*was 1099511627776/)
    // To read as much takes minutes.
    expect(performance.now() - startedMs).toBeLessThan(20_000)
  }
})

test.for(['', '{', 'null', '[]', '{}', '"manifest"', '{"schema":"market-readiness-manifest/2"}'])(
  'a manifest that is %j is refused with one sentence',
  async text => {
    const folder = await unsigned()
    writeFileSync(join(folder, 'manifest.json'), text)
    expect(refusal(folder)).toMatch(/^manifest\.json: must [^\n]+$/)
  },
)

test('a folder without a manifest is no bundle', () => {
  expect(refusal(temporary())).toBe('manifest.json: must be there, is missing')
})

test.for<[string, (report: Report) => void, RegExp]>([
  ['a better verdict', report => (report.verdict = 'CONDITIONAL'), /which say GO, was CONDITIONAL/],
  [
    'a failure that is gone from the verdict alone',
    report => (report.results[0]!.outcome = 'failed'),
    /^readiness\.json: the verdict must follow from the recorded results, which say NO-GO, was GO$/,
  ],
  [
    'another exit code',
    report => (report.exitCode = 20),
    /must go with Passed and exit code 0, went with Passed and 20/,
  ],
  [
    'a pass without evidence',
    report => (report.results[0]!.evidence = []),
    /^readiness\.json: connectivity\/rest-latency on binance must have evidence that keeps its limits/,
  ],
  [
    'a pass beyond its limit',
    report => (report.results[1]!.evidence.find(({ limit }) => limit)!.value = 1e6),
    /^readiness\.json: connectivity\/rest-latency on kraken must have evidence that keeps its limits/,
  ],
  [
    'a result from a bundle whose manifest is not kept',
    report => (report.results[0]!.from = { ...from, manifestSha256: 'f'.repeat(64) }),
    /^evidence\/f{64}: must be listed, as the manifest that connectivity\/rest-latency was taken from, is not/,
  ],
  ['an unknown outcome', report => (report.results[0]!.outcome = 'splendid'), /can weigh, is not/],
])(
  'a report with %s contradicts itself, however well its hashes agree',
  async ([, change, sentence]) => {
    const folder = await unsigned()
    const report = JSON.parse(readFileSync(join(folder, 'readiness.json'), 'utf8')) as Report
    change(report)
    withFile(folder, 'readiness.json', JSON.stringify(report))
    expect(refusal(folder)).toMatch(sentence)
  },
)

interface Report {
  verdict: string
  exitCode: number
  results: { outcome: string; from?: object; evidence: { value: unknown; limit?: unknown }[] }[]
}
