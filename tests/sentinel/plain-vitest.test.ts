import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { repository } from './launch.ts'

test('a plain vitest refuses with a sentence and runs no check', async () => {
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs')
  const ended = promisify(execFile)(process.execPath, [vitest, 'run'], { cwd: repository })
  const { stdout, stderr } = (await ended.then(
    () => ({ stdout: '', stderr: 'it ran' }),
    (error: unknown) => error,
  )) as { stdout: string; stderr: string }

  expect(stderr).toContain('the checks must be run by the launcher')
  expect(stdout + stderr).not.toMatch(/✓|passed/)
})
