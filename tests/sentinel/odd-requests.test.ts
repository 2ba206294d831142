import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkSource, hasReports, project, readiness, reportIn } from './launch.ts'

const good = (id: string) =>
  checkSource(id, `({ evidence }) => { expect(evidence.record('thing', true)).toBe(true) }`)

test.for<[string, readonly string[], RegExp]>([
  ['an empty path', [''], /^a path must name a file or folder with checks, was empty/],
  ['an empty phase', ['--phase='], /^--phase must have a value, was empty/],
  ['an empty configuration', ['--config', ''], /^--config must have a value, was empty/],
  ['an empty folder for reports', ['--output', ''], /^--output must have a value, was empty/],
  ['an option after the end of options', ['--', '--list'], /^--list must be a file or folder/],
  [
    'a phase that the path does not lead to',
    ['suites', '--phase', 'risk'],
    /^--phase risk must select a check, selects none of 1/,
  ],
  [
    'a misspelt command',
    ['vilains'],
    /^vilains must be a command, or a file or folder with checks, is neither; did you mean villains\?/,
  ],
  [
    'a path after a command that takes none',
    ['validate-config', 'suites'],
    /Unexpected argument 'suites'/,
  ],
])('%s is refused', async ([, words, sentence]) => {
  const directory = project({ 'suites/monitoring/good.check.ts': good('monitoring/good') })
  const { code, stderr } = await readiness(words, directory)

  expect(stderr).toMatch(sentence)
  expect(code).toBe(64)
  expect(hasReports(directory)).toBe(false)
})

test('two checks of one id are told apart by nobody, and refused', async () => {
  const directory = project({
    'suites/connectivity/venue-clock.check.ts': good('connectivity/venue-clock'),
  })
  const { code, stderr } = await readiness(['--phase', 'connectivity'], directory)

  expect(stderr).toMatch(
    /^connectivity\/venue-clock must be the id of one check, is that of suites\/connectivity\/venue-clock\.check\.ts and .*; rename one or name the paths to run/,
  )
  expect(code).toBe(64)
  const named = await readiness(['suites/connectivity/venue-clock.check.ts'], directory)
  expect(named.code).toBe(0)
})

test('a phase and a file that are named twice are run once', async () => {
  const file = 'suites/monitoring/good.check.ts'
  const directory = project({ [file]: good('monitoring/good') })
  const twice = ['--phase', 'monitoring', '--phase', 'monitoring']
  await readiness(['suites', file, ...twice], directory)

  expect(reportIn(directory).results).toHaveLength(1)
})

test('brackets, spaces and accents in a path, or a link to it, lead to its checks', async () => {
  const root = project({
    'a [b] (c) {d,é}*/suites/monitoring/good.check.ts': good('monitoring/good'),
  })
  symlinkSync(join(root, 'a [b] (c) {d,é}*'), join(root, 'link'))

  for (const path of ['a [b] (c) {d,é}*', 'link/suites']) {
    const { code } = await readiness([path], root)
    expect(code).toBe(0)
    expect(reportIn(root).results).toMatchObject([{ id: 'monitoring/good', outcome: 'passed' }])
  }
})

test('--list names what would run, and runs nothing', async () => {
  const directory = project({ 'suites/monitoring/good.check.ts': good('monitoring/good') })
  const { code, stdout } = await readiness(['--list'], directory)

  expect(stdout).toMatch(/monitoring\/good +critical +check +the thing holds\n/)
  expect(stdout).toMatch(/connectivity\/venue-clock +critical +check .*, per venue\n/)
  expect(code).toBe(0)
  expect(hasReports(directory)).toBe(false)
})

test('--list hides no file that is broken or holds another check', async () => {
  const directory = project({
    'suites/risk/broken.check.ts': 'const = 1',
    'suites/risk/moved.check.ts': good('connectivity/moved'),
    'suites/risk/empty.check.ts': 'export const nothing = 1',
  })
  const { code, stdout, stderr } = await readiness(['suites', '--list'], directory)

  expect(stdout).toBe('')
  expect(stderr).toMatch(/^every file must load and hold the check that it is named after/)
  expect(stderr).toContain('suites/risk/broken.check.ts: ')
  expect(stderr).toContain(
    'suites/risk/moved.check.ts: must hold risk/moved, holds connectivity/moved',
  )
  expect(stderr).toContain('suites/risk/empty.check.ts: must hold risk/empty, holds no check')
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(code).toBe(70)
})

test('a check without a villain is told, and is no success', async () => {
  const directory = project({ 'suites/monitoring/good.check.ts': good('monitoring/good') })
  const { code, stdout } = await readiness(['villains', 'suites'], directory)

  expect(stdout).toContain('! monitoring/good must have a villain, has none')
  expect(code).toBe(20)
})

test('two runs at once in one folder each leave whole reports', async () => {
  const directory = project({ 'suites/monitoring/good.check.ts': good('monitoring/good') })
  const ended = await Promise.all([
    readiness(['suites'], directory),
    readiness(['suites'], directory),
  ])

  expect(ended.map(({ code }) => code)).toEqual([0, 0])
  expect(hasReports(directory)).toBe(true)
  expect(reportIn(directory).verdict).toBe('GO')
})
