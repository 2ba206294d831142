import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVitest, type Reporter } from 'vitest/node'
import { loadConfig } from '../config/load.ts'
import { select } from '../sentinel/runner/selection.ts'
import { runSession } from '../sentinel/runner/session.ts'
import { createProgress } from '../reporters/terminal.ts'
import { createWriteStream } from 'node:fs'
import type { BenchResult } from './result.ts'

const root = join(import.meta.dirname, '..')
const checks = 200
/** A body that waits as a check waits for a venue, and computes a little. */
const work = `await new Promise(done => setTimeout(done, 20)); let sum = 0; for (let i = 0; i < 1e5; i++) sum += i % 7`

/** What the framework adds to the bodies of 200 checks, beside the same bodies in bare Vitest, and what a file costs. */
export async function benchFramework(): Promise<readonly BenchResult[]> {
  const directory = mkdtempSync(join(tmpdir(), 'readiness-bench-'))
  try {
    const ours = await oursMs(write(directory, 'ours', checks, work))
    const bare = await bareMs(write(directory, 'bare', checks, work))
    const many = await oursMs(write(directory, 'many', checks, ''))
    const few = await oursMs(write(directory, 'few', checks / 2, ''))
    const overheadPct = 100 * (ours / bare - 1)
    const fileMs = (many - few) / (checks / 2)
    return [
      {
        name: `framework cost over ${checks} checks (${Math.round(ours)} ms, bare Vitest ${Math.round(bare)} ms)`,
        value: overheadPct,
        unit: '%',
        target: 5,
        holds: overheadPct <= 5,
      },
      {
        name: 'each further check file',
        value: fileMs,
        unit: 'ms',
        target: 12,
        holds: fileMs <= 12,
      },
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function write(directory: string, kind: string, count: number, body: string): string {
  const folder = join(directory, kind, 'connectivity')
  mkdirSync(folder, { recursive: true })
  for (let index = 0; index < count; index++) {
    const text = kind === 'bare' ? bareSource(body) : checkSource(`connectivity/c${index}`, body)
    writeFileSync(join(folder, `c${index}.check.ts`), text)
  }
  return folder
}

const bareSource = (body: string) =>
  `import { expect, test } from 'vitest'\ntest('it holds', async () => { ${body}; expect(1).toBe(1) })\n`

const checkSource = (
  id: string,
  body: string,
) => `import { check, expect } from '${join(root, 'fixtures/check.ts')}'
check({
  id: '${id}', severity: 'major', title: 'it holds', prevents: 'A loss.',
  satisfies: ['connectivity/All exchanges accessible'], validFor: '1d', timeoutMs: 5_000, remediation: ['Look.'],
}, async ({ evidence }) => { ${body}; expect(evidence.record('one', 1)).toBe(1) })
`

/** From the start of the first test to the end of the last, so that start-up does not count. */
async function oursMs(folder: string): Promise<number> {
  const { config } = await loadConfig([join(root, 'config/sandbox.toml')])
  const progress = createProgress(createWriteStream('/dev/null'), {})
  const span = new Span()
  await runSession(
    {
      runId: 'bench',
      config,
      files: select({ paths: [folder], phases: [] }),
      targets: [{ control: 'http://127.0.0.1:1', venues: [] }],
      journal: join(folder, 'journal'),
      workers: 2,
      listener: {
        expected: counts => progress.expected(counts),
        began: (id, venue) => {
          span.begin()
          progress.began(id, venue)
        },
        finished: result => {
          span.end()
          progress.finished(result)
        },
      },
    },
    new AbortController().signal,
  )
  return span.ms
}

async function bareMs(folder: string): Promise<number> {
  const span = new Span()
  const reporter: Reporter = {
    onTestCaseReady: () => span.begin(),
    onTestCaseResult: () => span.end(),
  }
  const vitest = await createVitest(
    { config: false, watch: false },
    {
      root: folder,
      test: {
        include: ['**/*.check.ts'],
        reporters: [reporter],
        pool: 'threads',
        isolate: false,
        maxWorkers: 2,
      },
    },
  )
  await vitest.start()
  await vitest.close()
  return span.ms
}

class Span {
  #from: number | undefined
  #to = 0

  begin(): void {
    this.#from ??= performance.now()
  }

  end(): void {
    this.#to = performance.now()
  }

  get ms(): number {
    return this.#to - (this.#from ?? 0)
  }
}
