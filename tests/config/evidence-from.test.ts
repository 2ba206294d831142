import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyOfOther } from '../../config/evidence-from.ts'
import { loaded, problemsOf } from './written.ts'

const pair = generateKeyPairSync('ed25519')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const files = {
  'keys/staging.pem': pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  'keys/private.pem': pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  'keys/rsa.pem': rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  'staging/history/notes.txt': '',
}
const table = (changes: Readonly<Record<string, string>> = {}) => {
  const fields = { profile: 'staging', history: 'staging/history', key: 'keys/staging.pem' }
  const lines = Object.entries({ ...fields, ...changes }).map(
    ([name, value]) => `${name} = "${value}"`,
  )
  return `[[evidence_from]]\n${lines.join('\n')}\n`
}
const profile = 'profile = "live"\nsystem.environment = "test"\n'

test('the folder and the key of another target are found beside the file that names them', async () => {
  const { config } = await loaded({
    files: {
      'a.toml': 'include = ["config/b.toml"]\n',
      'config/b.toml':
        profile + table({ history: '../staging/history', key: '../keys/staging.pem' }),
      ...files,
    },
  })
  const [entry] = config.evidence_from
  expect(entry).toMatchObject({ profile: 'staging' })
  expect(entry!.history).toMatch(/staging\/history$/)
  expect((await keyOfOther(entry!)).asymmetricKeyType).toBe('ed25519')
})

test.for<[string, string, string]>([
  [
    'a folder that is not there',
    table({ history: 'nowhere' }),
    'evidence_from[0].history: must name the folder of the evidence bundles of the other target, was "nowhere", which is not there; fetch its history first (a.toml:5)',
  ],
  [
    'a file for a folder',
    table({ history: 'keys/staging.pem' }),
    'evidence_from[0].history: must name the folder of the evidence bundles of the other target, was "keys/staging.pem", which is no folder; fetch its history first (a.toml:5)',
  ],
  [
    'a key that is not there',
    table({ key: 'none.pem' }),
    'evidence_from[0].key: must name a file with an Ed25519 public key in PEM, was "none.pem", which cannot be read; write it with openssl pkey -in signing.pem -pubout -out public.pem (a.toml:6)',
  ],
  [
    'the private key',
    table({ key: 'keys/private.pem' }),
    'evidence_from[0].key: must name a file with an Ed25519 public key in PEM, was "keys/private.pem", which holds none: it must be a public key, was a private one: keep that where runs are signed; write it with openssl pkey -in signing.pem -pubout -out public.pem (a.toml:6)',
  ],
  [
    'a key of another kind',
    table({ key: 'keys/rsa.pem' }),
    'evidence_from[0].key: must name a file with an Ed25519 public key in PEM, was "keys/rsa.pem", which holds none: it must be an Ed25519 public key in PEM, was of the kind rsa; write it with openssl pkey -in signing.pem -pubout -out public.pem (a.toml:6)',
  ],
  [
    'its own profile',
    table({ profile: 'live' }),
    'evidence_from[0].profile: must be the profile of another target, was "live", which is this one (a.toml:4)',
  ],
  [
    'a profile twice',
    table() + table(),
    'evidence_from[1].profile: must be the only other target of this name, was "staging" again; arrays of tables append, so all its keys belong in one file (a.toml:8)',
  ],
  [
    'an unknown key',
    table({ folder: 'x' }),
    'evidence_from[0].folder: must be a known setting, was unknown; it belongs in [history] (a.toml:7)',
  ],
  [
    'no profile',
    '[[evidence_from]]\nhistory = "staging/history"\nkey = "keys/staging.pem"\n',
    'evidence_from[0].profile: must be a text in quotes, was missing (a.toml:3)',
  ],
])('%s is refused', async ([, tables, problem]) => {
  expect(await problemsOf({ files: { 'a.toml': profile + tables, ...files } })).toEqual([problem])
})

test('a profile without a name is that of its environment', async () => {
  const text = `system.environment = "staging"\n${table()}`
  expect(await problemsOf({ files: { 'a.toml': text, ...files } })).toEqual([
    expect.stringMatching(/^evidence_from\[0\]\.profile: must be the profile of another target/),
  ])
})

test.for(['sandbox.embedded = true', 'sandbox.control_url = "http://127.0.0.1:4700"'])(
  'no evidence counts for a sandbox: %s',
  async line => {
    const text = `${profile}${line}\n${table()}`
    expect(await problemsOf({ files: { 'a.toml': text, ...files } })).toEqual([
      'evidence_from[0]: must be left out where the target is a sandbox, was given; name it in the profile of the real target (a.toml:4)',
    ])
  },
)

test('a key that went away since is told in a sentence', async () => {
  const entry = { profile: 'staging', history: 'x', key: '/nowhere/public.pem' }
  await expect(keyOfOther(entry)).rejects.toThrow(
    'evidence_from.key of staging: must name a file with an Ed25519 public key in PEM, was /nowhere/public.pem, which cannot be read',
  )
})
