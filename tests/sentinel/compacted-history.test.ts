import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { pathsIn, writtenBundle } from './bundle/written-bundle.ts'
import { checkSource, project, readiness } from './launch.ts'

test('a run compacts the runs of more than history.keep_values_days ago, and verify says which', async () => {
  const directory = project({
    'own.toml': 'profile = "desk"\nsystem.environment = "test"\nhistory.keep_values_days = 30\n',
    'for-ever.toml': 'profile = "desk"\nsystem.environment = "test"\n',
    'suites/connectivity/one.check.ts': checkSource(
      'connectivity/one',
      `async ({ evidence }) => { evidence.record('one', 1) }`,
    ),
  })
  const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const history = join(directory, 'reports/history')
  const [old, young] = [
    await writtenBundle({ history, changes: { runId: 'r1', startedAt: dayAgo(31) } }),
    await writtenBundle({ history, changes: { runId: 'r2', startedAt: dayAgo(29) } }),
  ]
  const files = [pathsIn(old).length, pathsIn(young).length]

  const kept = await readiness(['suites', '--config', 'for-ever.toml'], directory)
  expect(kept.code).toBe(0)
  expect([pathsIn(old).length, pathsIn(young).length]).toEqual(files)

  const { code, stdout } = await readiness(['suites', '--config', 'own.toml'], directory)
  expect(code).toBe(0)
  expect(stdout).toContain(
    'reports/history (1 run of more than 30 days ago compacted: single values are gone)',
  )
  expect([pathsIn(old).length, pathsIn(young).length]).toEqual([files[0]! - 1, files[1]])

  const verified = await readiness(['verify', old, young], directory)
  expect(verified.code).toBe(10)
  expect(verified.stdout).toContain(`${basename(old)}: compacted; what is left is intact\n`)
  expect(verified.stdout).toContain(`${basename(young)}: intact\n`)
}, 300_000)
