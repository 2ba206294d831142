import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { allowOnlyHosts } from '../../clients/egress.ts'
import { BacktestError } from './errors.ts'
import { moduleFrom } from './module.ts'
import type { StrategyModule } from './strategy.ts'

/** A file that a strategy consists of. */
export interface LoadedFile {
  readonly path: string
  /** In hexadecimal. */
  readonly sha256: string
}

/** A strategy's module, and every file that it was loaded from until it is asked. */
export interface ConfinedModule {
  readonly module: StrategyModule
  readonly files: () => readonly LoadedFile[]
}

/** What computes and reaches nothing outside of the thread. */
const harmless = new Set(
  ['assert', 'assert/strict', 'buffer', 'crypto', 'events', 'path', 'path/posix', 'perf_hooks']
    .concat(['querystring', 'string_decoder', 'timers', 'url', 'util', 'util/types'])
    .map(name => `node:${name}`),
)

const code = new Set(['module', 'commonjs', 'module-typescript', 'commonjs-typescript'])

/**
 * Imports a strategy's module into this thread, which from now on reaches no host and imports only code and what computes: a
 * module that reads the data by itself would see what comes later. This keeps mistakes out, not somebody who means harm.
 * Throws `BacktestError` of a module that asks for more, and as `moduleFrom` does.
 */
export async function confinedModule(path: string): Promise<ConfinedModule> {
  const files = new Map<string, string>()
  allowOnlyHosts([])
  for (const way of ['getBuiltinModule', 'binding', '_linkedBinding', 'dlopen'])
    Reflect.deleteProperty(process, way)
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      if (!found.url.startsWith('node:') || harmless.has(found.url)) return found
      throw refusal(path, `imports ${specifier}`)
    },
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.startsWith('file:')) return loaded
      if (!code.has(loaded.format ?? 'commonjs')) throw refusal(path, `imports ${url}`)
      const file = fileURLToPath(url)
      files.set(file, createHash('sha256').update(readFileSync(file)).digest('hex'))
      return loaded
    },
  })
  const module = moduleFrom(path, (await import(pathToFileURL(path).href)) as object)
  return { module, files: () => [...files].map(([path, sha256]) => ({ path, sha256 })) }
}

const refusal = (path: string, does: string) =>
  new BacktestError(
    'bad-module',
    `the strategy's module ${path} must take its data from the view and import only code, ${does}: what reads by itself sees the future`,
  )
