import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readReport } from '../../reporters/json.ts'
import type { RunReport } from '../../core/run-report.ts'

export const repository = join(import.meta.dirname, '..', '..')
const program = join(repository, 'bin', 'readiness.js')

/** What most of these tests need of a target: that there is one. It starts in half the time of the whole. */
const smallSandbox = `profile = "sandbox"
[system]
environment = "sandbox"
[sandbox]
embedded = true
firm = false
[safety]
allow = ["read", "trade", "drill"]
waivers = "waivers.toml"
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`

/**
 * A project of its own in a temporary folder: files by relative path, where `@api` stands for the check API. Where it has
 * no default profile, it gets one with a single venue and no firm.
 */
export function project(files: Readonly<Record<string, string>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'readiness-'))
  const small = { 'config/sandbox.toml': smallSandbox, 'config/waivers.toml': '' }
  for (const [path, text] of Object.entries({ ...small, ...files })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(
      join(directory, path),
      text.replaceAll('@api', join(repository, 'fixtures/check.ts')),
    )
  }
  return directory
}

/** The source of a check with this body; `extra` overrides parts of its specification. */
export function checkSource(id: string, body: string, extra = ''): string {
  return `import { check, expect } from '@api'
check({
  id: '${id}',
  severity: 'critical',
  title: 'the thing holds',
  prevents: 'A loss.',
  satisfies: ['connectivity/All exchanges accessible'],
  validFor: '1d',
  timeoutMs: 60_000,
  remediation: ['Look at the thing.'],
  ${extra}
}, ${body})
`
}

export interface Launched {
  readonly child: ChildProcess
  readonly directory: string
  readonly ended: Promise<Ended>
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface LaunchOptions {
  readonly directory: string
  readonly env?: Readonly<Record<string, string>>
  /** Start it as the leader of a process group, as a terminal does. */
  readonly detached?: boolean
  readonly command?: readonly [string, ...string[]]
}

/** Starts the launcher as a user would, without waiting for its end. */
export function launch(words: readonly string[], options: LaunchOptions): Launched {
  const { directory, env = {}, detached = false, command = [process.execPath, program] } = options
  const [file, ...before] = command
  const child = spawn(file, [...before, ...words], {
    cwd: directory,
    // What runs these tests is not told of the runs within them.
    env: { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: '', ...env },
    detached,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout,
    stderr,
  }))
  return { child, directory, ended }
}

/** Starts the launcher and waits for its end. */
export function readiness(words: readonly string[], directory = project()): Promise<Ended> {
  return launch(words, { directory }).ended
}

/** The report that a run has left in its folder. */
export function reportIn(directory: string): RunReport {
  return readReport(readFileSync(join(directory, 'reports/readiness.json'), 'utf8'))
}

export const hasReports = (directory: string): boolean =>
  ['readiness.json', 'junit.xml', 'readiness.html', 'readiness.md'].every(name =>
    existsSync(join(directory, 'reports', name)),
  )
