import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ConfigError } from '../../config/config-error.ts'
import { loadConfig, type LoadedConfig } from '../../config/load.ts'

/** Files by name, written where they last until the test ends. */
export function written(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'readiness-config-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  return directory
}

interface Loading {
  readonly files: Readonly<Record<string, string>>
  /** Names of the files that are named on the command line; the first file, if left out. */
  readonly named?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export function loaded({ files, named, env = {} }: Loading): Promise<LoadedConfig> {
  const directory = written(files)
  const names = named ?? Object.keys(files).slice(0, 1)
  return loadConfig(
    names.map(name => join(directory, name)),
    env,
  )
}

/** The problems of a configuration, with files named as the test names them. */
export async function problemsOf(loading: Loading): Promise<readonly string[]> {
  const error: unknown = await loaded(loading).catch((thrown: unknown) => thrown)
  if (!(error instanceof ConfigError)) throw new TypeError(`must be refused, was ${String(error)}`)
  return error.problems.map(problem => problem.replaceAll(/\/\S*?readiness-config-\w+\//g, ''))
}

/** A small valid configuration to break or extend. */
export const small = `[sandbox]
embedded = true
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT"]
`
