import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { project, repository } from './launch.ts'

const vitest = join(repository, 'node_modules/vitest/vitest.mjs')
const witness = join(repository, 'tests/sentinel/socket-witness.ts')

/** Another configuration than the one that refuses. */
const own = `export default { test: { include: ['suites/**/*.{check,trade,drill}.ts'] } }`

test.for([
  ['as it is', []],
  ['with a file that sends orders', ['suites/execution/resting-order.trade.ts']],
  ['with a configuration of its own', ['suites/execution', '--config', 'own.mjs']],
] as const)(
  'a plain vitest %s refuses with a sentence, runs no check and opens no socket',
  async ([, words]) => {
    const folder = project({ 'own.mjs': own })
    const seen = join(folder, 'seen.txt')
    const named = words.map(word => (word === 'own.mjs' ? join(folder, word) : word))
    const options = {
      cwd: repository,
      env: { ...process.env, NODE_OPTIONS: `--import ${witness}`, SOCKET_WITNESS: seen },
    }
    const ended = promisify(execFile)(
      process.execPath,
      [vitest, 'run', '--root', repository, ...named],
      options,
    )
    const { stdout, stderr } = (await ended.then(
      () => ({ stdout: '', stderr: 'it ran' }),
      (error: unknown) => error,
    )) as { stdout: string; stderr: string }

    expect(stderr).toContain('the checks must be run by the launcher')
    expect(stdout + stderr).not.toMatch(/✓|passed/)
    expect(existsSync(seen)).toBe(false)
  },
)
