import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Builds the published package into `dist`: JavaScript with types, because Node strips no types inside node_modules. */

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

/** What the compiler does not carry over. */
const assets = [
  'bin/*.js',
  'config/*.toml',
  'config/schema.json',
  'sandbox/data/*',
  'docs/*.{md,json,yaml}',
  'docs/examples/*.ts',
  'docs/decisions/*.md',
  'reports/README.md',
  'reports/sample/*',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
]

interface Manifest {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

rmSync(dist, { recursive: true, force: true })
execFileSync('tsc', ['--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
for (const file of assets.flatMap(pattern => globSync(pattern, { cwd: root }))) {
  mkdirSync(dirname(join(dist, file)), { recursive: true })
  cpSync(join(root, file), join(dist, file))
}
const source = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(published(source), null, 2)}\n`)

/** The repository's manifest without what only the repository needs: its Node, its tools, its scripts. */
function published(manifest: Manifest) {
  const { name, version, description, license, dependencies, peerDependencies } = manifest
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    engines: { node: '>=24' },
    bin: {
      readiness: 'bin/readiness.js',
      'tengri-market-readiness-sentinel': 'bin/readiness.js',
    },
    exports: {
      '.': { types: './fixtures/check.d.ts', default: './fixtures/check.js' },
      './core/*': { types: './core/*.d.ts', default: './core/*.js' },
      './helpers/*': { types: './helpers/*.d.ts', default: './helpers/*.js' },
      './trading-system': {
        types: './clients/trading-system/port.d.ts',
        default: './clients/trading-system/port.js',
      },
      './strategy': {
        types: './engines/backtest/strategy.d.ts',
        default: './engines/backtest/strategy.js',
      },
      './package.json': './package.json',
    },
    dependencies,
    peerDependencies,
  }
}
