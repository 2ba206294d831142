import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { launch, project, readiness, repository } from './launch.ts'

test('--help tells every command, option and exit code', async () => {
  const { code, stdout } = await readiness(['--help'])
  expect(code).toBe(0)
  for (const word of [
    'validate-config',
    'plan',
    'diff',
    'trend',
    'villains',
    'sandbox',
    '--phase',
    '--fault',
    'NO-GO',
    '130',
  ])
    expect(stdout).toContain(word)
})

test.for<[string, readonly string[], number, RegExp]>([
  [
    'an unknown option',
    ['--frobnicate'],
    64,
    /^--frobnicate is no option of readiness validate; readiness validate --help tells/,
  ],
  [
    'a misspelt option',
    ['--confg', 'a.toml'],
    64,
    /^--confg is no option .*did you mean --config\?/,
  ],
  [
    'an option of another command',
    ['--matrix'],
    64,
    /^--matrix is no option of readiness validate; it is one of readiness villains/,
  ],
  ['a misspelt command', ['villians'], 64, /^villians must be .*did you mean villains\?/],
  [
    'a folder of the reports that is a file',
    ['--output', 'misspelt.toml/reports'],
    64,
    /^the folder of the reports must be one that can be written to, was misspelt\.toml\/reports/,
  ],
  ['an option without its value', ['--phase'], 64, /--phase/],
  [
    'an unknown phase',
    ['--phase', 'conectivity'],
    64,
    /must be one of deployment, connectivity.*was conectivity/,
  ],
  [
    'a path that is not there',
    ['suites/nowhere'],
    64,
    /suites\/nowhere must be a file or folder with checks, does not exist/,
  ],
  [
    'a check by its id',
    ['connectivity/good'],
    64,
    /it is a check: suites\/connectivity\/good\.check\.ts\n/,
  ],
  ['a phase by its name', ['connectivity'], 64, /it is a phase: --phase connectivity\n/],
  ['a folder without checks', ['empty'], 64, /empty must hold checks.*holds none/],
  ['a check outside any phase', ['stray'], 64, /must lie in a folder named after its phase/],
  [
    'an unknown fault',
    ['suites', '--fault', 'gremlins'],
    64,
    /--fault must name a fault of the sandbox, was gremlins; it has .*silent-stream/,
  ],
  [
    'a misspelt fault',
    ['suites', '--fault', 'clock-ahaed'],
    64,
    /--fault must name a fault of the sandbox, was clock-ahaed; did you mean clock-ahead\?/,
  ],
  ['a configuration that is not there', ['--config', 'nowhere.toml'], 78, /nowhere\.toml/],
  ['a configuration that is no TOML', ['--config', 'broken.toml'], 78, /broken\.toml:1/],
  ['a setting that does not exist', ['--config', 'misspelt.toml'], 78, /did you mean/],
])('%s gives one clear sentence and its exit code', async ([, words, exit, sentence]) => {
  const directory = project({
    'suites/connectivity/good.check.ts': '',
    'empty/readme.txt': '',
    'stray/lost.check.ts': '',
    'broken.toml': 'profile = ',
    'misspelt.toml': 'profil = "sandbox"',
  })
  const { code, stderr } = await readiness(words, directory)

  expect(stderr).toMatch(sentence)
  expect(code).toBe(exit)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('help COMMAND shows the page of that command', async () => {
  const [named, asked] = await Promise.all([
    readiness(['help', 'trend']),
    readiness(['trend', '--help']),
  ])
  expect(named).toEqual(asked)
  expect(named.stdout).toContain('readiness trend CHECK')
})

test.runIf(existsSync('/dev/full'))('what a full disk swallows is no success', async () => {
  const command = [
    '/bin/sh',
    '-c',
    '"$0" "$@" > /dev/full',
    process.execPath,
    join(repository, 'bin/readiness.js'),
  ] as const
  const { code, stderr } = await launch(['--help'], { directory: project(), command }).ended

  expect(stderr).toMatch(/^what is printed must be kept, was not: ENOSPC/)
  expect(code).toBe(70)
})

/** Asked to make a folder there, the system says that there is none: Node's own way asks for ever. */
test.runIf(existsSync('/proc/self'))('a folder that cannot be made is told at once', async () => {
  const directory = project({ 'suites/connectivity/good.check.ts': '' })
  const { code, stderr, stdout } = await readiness(['--output', '/proc/reports'], directory)

  expect(stderr).toMatch(/was \/proc\/reports \(ENOENT/)
  expect(stdout).toBe('')
  expect(code).toBe(64)
})

test('validate-config accepts the example and says what it means', async () => {
  const { code, stdout } = await readiness(
    ['validate-config', '--file', 'config/production.toml'],
    `${import.meta.dirname}/../..`,
  )
  expect(stdout).toContain('config/production.toml is valid')
  expect(code).toBe(0)
})
