import { expect, test } from 'vitest'
import { project, readiness } from './launch.ts'

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
  ['an unknown option', ['--frobnicate'], 64, /--frobnicate/],
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

test('validate-config accepts the example and says what it means', async () => {
  const { code, stdout } = await readiness(
    ['validate-config', '--file', 'config/production.toml'],
    `${import.meta.dirname}/../..`,
  )
  expect(stdout).toContain('config/production.toml is valid')
  expect(code).toBe(0)
})
