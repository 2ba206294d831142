import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError } from '../../config/config-error.ts'
import { Config } from '../../config/schema.ts'
import { stateFolderOf, usableStateFolder } from '../../config/state-folder.ts'

const configWith = (state_folder?: string) => Config.parse({ safety: { state_folder } })

test.for([
  ['what the profile names', '/srv/state', { XDG_STATE_HOME: '/var/state' }, '/srv/state'],
  [
    'the place for states',
    undefined,
    { XDG_STATE_HOME: '/var/state' },
    '/var/state/market-readiness-sentinel',
  ],
  ['the home otherwise', undefined, {}, join(homedir(), '.local/state/market-readiness-sentinel')],
  [
    'the home where that place is relative',
    undefined,
    { XDG_STATE_HOME: 'x' },
    join(homedir(), '.local/state/market-readiness-sentinel'),
  ],
] as const)('the folder is %s', ([, named, env, folder]) => {
  expect(stateFolderOf(configWith(named), env)).toBe(folder)
})

test('the folder is made', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'state-')), 'a', 'b')

  expect(usableStateFolder(configWith(folder))).toBe(folder)
  expect(existsSync(folder)).toBe(true)
})

test('a folder that cannot be is refused with what to do', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'state-')), 'file')
  writeFileSync(file, '')

  expect(() => usableStateFolder(configWith(join(file, 'below')))).toThrow(ConfigError)
  expect(() => usableStateFolder(configWith(join(file, 'below')))).toThrow(
    /written to, was .*name another/,
  )
})

test.runIf(process.platform === 'linux')(
  'a folder that no file system makes is refused at once',
  () => {
    expect(() => usableStateFolder(configWith('/proc/nowhere/below'))).toThrow(ConfigError)
  },
)

test('a relative folder is no setting', () => {
  expect(() => configWith('state')).toThrow(/absolute path/)
})
