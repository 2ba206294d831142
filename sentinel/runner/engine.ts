import { Writable } from 'node:stream'
import type { ViteUserConfig } from 'vitest/config'
import { createVitest, type Reporter, type Vitest } from 'vitest/node'
import { shareWithThreads } from '../../clients/shared-word.ts'
import { checkClasses, severities } from '../../core/check.ts'
import type { CheckFile } from './selection.ts'
import { PathOrder } from './sequencer.ts'

export interface EngineOptions {
  readonly reporter: Reporter
  readonly files: readonly CheckFile[]
  readonly workers: number
  /** Every worker has a target of its own, so trades and drills need not wait for one another. */
  readonly parallel?: boolean
}

const silence = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** Vitest over exactly these files, with nothing to say: no configuration file, no output, no signal handlers of its own. */
export async function createEngine(options: EngineOptions): Promise<Vitest> {
  shareWithThreads()
  const before = new Set(signalListeners().map(([, listener]) => listener))
  const vitest = await createVitest({ config: false, watch: false }, configuration(options), {
    stdout: silence(),
    stderr: silence(),
  })
  for (const [signal, listener] of signalListeners())
    if (!before.has(listener)) process.off(signal, listener)
  return vitest
}

// Not among Vitest's first options: it takes those for command-line flags, which overrule each project.
const configuration = ({ reporter, files, workers, parallel }: EngineOptions): ViteUserConfig => ({
  root: process.cwd(),
  logLevel: 'silent',
  cacheDir: 'node_modules/.cache/market-readiness-sentinel',
  test: {
    reporters: [reporter],
    pool: 'threads',
    isolate: false,
    maxWorkers: workers,
    retry: 0,
    teardownTimeout: 2_000,
    passWithNoTests: true,
    sequence: { sequencer: PathOrder },
    tags: severities.map(name => ({ name })),
    projects: checkClasses
      .filter(name => files.some(file => file.class === name))
      .map(name => ({
        extends: true as const,
        test: {
          name,
          provide: { checkClass: name },
          include: files.filter(file => file.class === name).map(({ path }) => escapePath(path)),
          exclude: [],
          sequence: { groupOrder: checkClasses.indexOf(name) + 1 },
          maxWorkers: name === 'check' || parallel ? workers : 1,
        },
      })),
  },
})

/** A path as a glob that means only itself. */
const escapePath = (path: string) => path.replace(/[()[\]{}!*?@+|\\]/g, '\\$&')

function signalListeners() {
  const signals = ['SIGINT', 'SIGTERM'] as const
  return signals.flatMap(signal =>
    process.listeners(signal).map(listener => [signal, listener] as const),
  )
}
