import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ConfigError } from '../../config/config-error.ts'
import { signingKey } from '../../config/signing-key.ts'
import { problemsOf, written } from './written.ts'

const pemOf = (kind: 'ed25519' | 'x25519') =>
  (kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')).privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()

const keyOf = (reference: string | undefined, env = {}) =>
  signingKey({ evidence: { signing_key: reference } }, env)

test('a key is read from the environment or from a file, and there need not be one', () => {
  const pem = pemOf('ed25519')
  const file = join(written({ 'key.pem': pem }), 'key.pem')
  expect(keyOf('env:SIGNER', { SIGNER: pem })?.asymmetricKeyType).toBe('ed25519')
  expect(keyOf(`file:${file}`)?.asymmetricKeyType).toBe('ed25519')
  expect(keyOf(undefined)).toBeUndefined()
})

test.for<[string, string | undefined, RegExp]>([
  [
    'is not set',
    undefined,
    /^evidence\.signing_key: must refer to a variable that is set, was env:SIGNER/,
  ],
  ['holds words', 'canary-of-the-key', /which holds no key; make one with openssl genpkey/],
  ['holds half a key', pemOf('ed25519').slice(0, 60), /which holds no key/],
  ['holds a key of another kind', pemOf('x25519'), /which holds a key of the kind x25519/],
])('a reference that %s is refused before a run, and shows nothing', ([, value, sentence]) => {
  const failing = () => keyOf('env:SIGNER', value === undefined ? {} : { SIGNER: value })
  expect(failing).toThrow(ConfigError)
  expect(failing).toThrow(sentence)
  for (const line of (value ?? '').split('\n').filter(text => text.length > 5))
    expect(() => failing()).not.toThrow(line)
})

test('a key in the configuration itself is refused and not shown', async () => {
  const canary = 'MC4CAQAwBQYDK2VwBCIEIcanary'
  const problems = await problemsOf({
    files: { 'a.toml': `[evidence]\nsigning_key = "${canary}"` },
  })
  expect(problems[0]).toMatch(/^evidence\.signing_key: must be a reference such as/)
  expect(inspect(problems)).not.toContain(canary)
})
