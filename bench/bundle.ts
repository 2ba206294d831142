import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signerOf } from '../sentinel/bundle/keys.ts'
import { withSamples } from '../sentinel/bundle/samples.ts'
import { writeBundle } from '../sentinel/bundle/write-bundle.ts'
import { largeReport } from '../tests/reporters/large-report.ts'
import { latenciesMs } from '../tests/reporters/realistic-checks.ts'
import { median, processMs } from './process-time.ts'
import type { BenchResult } from './result.ts'

const program = join(import.meta.dirname, '..', 'bin', 'readiness.js')
const checks = 200
/** As many values as a check of latency takes, kept for every distribution of the report. */
const sampleSize = 1000
const rounds = 9
/** What cannot be saved of it: a process, and every byte once. */
const hashes = `
  const { createHash } = require('node:crypto')
  const { readFileSync } = require('node:fs')
  for (const path of process.argv.slice(1)) createHash('sha256').update(readFileSync(path)).digest('hex')
`

/** How long `verify` takes of a signed bundle, from the key press on, beside a process that only hashes the same files. */
export async function benchBundle(): Promise<readonly BenchResult[]> {
  const history = mkdtempSync(join(tmpdir(), 'readiness-bench-'))
  try {
    const keys = generateKeyPairSync('ed25519')
    const key = join(history, 'public.pem')
    writeFileSync(key, keys.publicKey.export({ type: 'spki', format: 'pem' }))
    const folder = await writeBundle(
      { ...largeRun(), signer: signerOf(keys.privateKey) },
      join(history, 'bundles'),
    )
    const [value, floor] = mediansMs([
      [program, 'verify', folder, '--key', key],
      ['-e', hashes, ...pathsIn(folder)],
    ])
    const peer = {
      name: 'a Node that starts, takes the SHA-256 of each file and ends',
      value: floor,
    }
    const { files, kB } = sizeOf(folder)
    const name = `verify of a bundle of ${checks} checks (${files} files, ${kB} kB)`
    return [{ name, value, unit: 'ms', target: 500, holds: value <= 500, peer }]
  } finally {
    rmSync(history, { recursive: true })
  }
}

function largeRun() {
  const report = largeReport(checks)
  const sampled = report.results.map((result, index) => {
    const place = result.evidence.findIndex(({ distribution }) => distribution)
    const values = latenciesMs(20, sampleSize, index + 1)
    return withSamples(result, place < 0 ? [] : [{ index: place, values }])
  })
  return {
    report: { ...report, results: sampled.map(({ result }) => result) },
    evidence: sampled.flatMap(({ files }) => files),
  }
}

const pathsIn = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .map(path => join(folder, path))
    .filter(path => statSync(path).isFile())

function sizeOf(folder: string): { readonly files: number; readonly kB: number } {
  const sizes = pathsIn(folder).map(path => statSync(path).size)
  return { files: sizes.length, kB: Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000) }
}

/** Of each command, in turn, so that what disturbs one disturbs the other. */
function mediansMs(commands: readonly [readonly string[], readonly string[]]): [number, number] {
  const times = Array.from({ length: rounds }, () => commands.map(processMs))
  const own = (command: 0 | 1) => median(times.map(round => round[command]!))
  return [own(0), own(1)]
}
