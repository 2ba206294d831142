import { generateKeyPairSync, verify } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dsse } from '@sigstore/core'
import { expect, test } from 'vitest'
import { preAuthentication, sealed } from '../../../sentinel/bundle/dsse.ts'
import { publicKeyIn } from '../../../config/public-key.ts'
import { keyIdOf, signerOf } from '../../../sentinel/bundle/keys.ts'
import { sha256 } from '../../../sentinel/bundle/sha256.ts'
import { statementOf } from '../../../sentinel/bundle/statement.ts'
import { verifyBundle } from '../../../sentinel/bundle/verify.ts'
import { onSandbox } from '../../reporters/report-builder.ts'
import { read, withFile, withManifest } from './forged.ts'
import { keys, refusal, signer, writtenBundle } from './written-bundle.ts'

const stranger = generateKeyPairSync('ed25519')

interface Envelope {
  readonly payload: string
  readonly payloadType: string
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[]
}
const envelopeIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'manifest.sig'), 'utf8')) as Envelope

test('another implementation of DSSE accepts the signature of a bundle, over a statement about its manifest', async () => {
  const folder = await writtenBundle()
  const { payload, payloadType, signatures } = envelopeIn(folder)
  const statement = Buffer.from(payload, 'base64')
  const signed = dsse.preAuthEncoding(payloadType, statement)
  const [signature] = signatures

  expect(verify(null, signed, keys.publicKey, Buffer.from(signature!.sig, 'base64'))).toBe(true)
  expect(signature!.keyid).toBe(keyIdOf(keys.publicKey))
  expect(JSON.parse(statement.toString())).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      {
        name: 'manifest.json',
        digest: { sha256: sha256(readFileSync(join(folder, 'manifest.json'))) },
      },
      {
        name: 'readiness.json',
        digest: { sha256: sha256(readFileSync(join(folder, 'readiness.json'))) },
      },
    ],
  })
  expect(JSON.parse(statement.toString())).toEqual(statementOf(verifyBundle(folder)))
})

test('what is signed is the example of the protocol', () => {
  const body = preAuthentication(Buffer.from('hello world'), 'http://example.com/HelloWorld')
  expect(body.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world')
  const wide = preAuthentication(Buffer.from('é'), 'é')
  expect(wide.toString()).toBe('DSSEv1 2 é 2 é')
})

test('a signature is vouched for by the key that is given, and otherwise claimed', async () => {
  const folder = await writtenBundle()
  expect(verifyBundle(folder, keys.publicKey).signature).toBe('vouched')
  expect(verifyBundle(folder).signature).toBe('claimed')
  expect(refusal(folder, stranger.publicKey)).toBe(
    `manifest.sig: must be by the key that was given, ${keyIdOf(stranger.publicKey)}, is by ${signer.keyId}`,
  )
})

test('who asks for a signature is not put off with none', async () => {
  const folder = await writtenBundle({ signer: undefined })
  expect(existsSync(join(folder, 'manifest.sig'))).toBe(false)
  expect(verifyBundle(folder).signature).toBe('none')
  expect(refusal(folder, keys.publicKey)).toBe(
    `manifest.json: must be signed by ${signer.keyId}, is not signed`,
  )
})

test('a signature that was taken off, or comes from another bundle, or from another key, is refused', async () => {
  const folder = await writtenBundle()
  const other = await writtenBundle({ changes: { runId: 'r2' } })
  copyFileSync(join(other, 'manifest.sig'), join(folder, 'manifest.sig'))
  expect(refusal(folder)).toBe('manifest.sig: must speak of this manifest, speaks of another')

  const { payload } = envelopeIn(await writtenBundle())
  const forged = sealed(Buffer.from(payload, 'base64'), {
    ...signerOf(stranger.privateKey),
    keyId: signer.keyId,
  })
  writeFileSync(join(folder, 'manifest.sig'), forged)
  expect(refusal(folder)).toMatch(
    /^manifest\.sig: must be signed by the key that the manifest names/,
  )

  rmSync(join(folder, 'manifest.sig'))
  expect(refusal(folder)).toBe('manifest.sig: must be there, is missing')
  withManifest(folder, () => ({ signer: null }))
  expect(refusal(folder, keys.publicKey)).toMatch(/must be signed by \w+, is not signed$/)
})

const rewritten: readonly [string, (folder: string) => void][] = [
  ['its run', folder => withManifest(folder, () => ({ runId: 'r2' }))],
  [
    'its target',
    folder => withManifest(folder, () => ({ target: { profile: 'x', sandbox: false } })),
  ],
  ['its version', folder => withManifest(folder, () => ({ tool: { name: 'x', version: '9' } }))],
  ['its time', folder => withManifest(folder, () => ({ createdAt: '2026-11-22T18:00:00.000Z' }))],
  ['its watermark', folder => withManifest(folder, () => ({ watermark: 'x' }))],
  [
    'its predecessor',
    folder =>
      withManifest(folder, () => ({
        previous: { bundle: '20261122T181012Z-r0', runId: 'r0', manifestSha256: '0'.repeat(64) },
      })),
  ],
  [
    'the kind of a file',
    folder =>
      withManifest(folder, ({ files: [first, ...others] }) => ({
        files: [{ ...first!, kind: 'x' }, ...others],
      })),
  ],
  [
    'a file less',
    folder => {
      rmSync(join(folder, read(folder).files.at(-1)!.path))
      withManifest(folder, ({ files }) => ({ files: files.slice(0, -1) }))
    },
  ],
  [
    'a report to match',
    folder => {
      const text = readFileSync(join(folder, 'readiness.json'), 'utf8')
      withFile(folder, 'readiness.json', text.replace('"GO"', '"NO-GO"'))
    },
  ],
]

test.for(rewritten)(
  'a manifest that was rewritten with %s is named, with or without a key',
  async ([, rewrite]) => {
    const folder = await writtenBundle()
    rewrite(folder)
    const sentence = /^manifest\.json: must have the SHA-256 that was signed, \w{64}, has another/
    expect(refusal(folder)).toMatch(sentence)
    expect(refusal(folder, keys.publicKey)).toMatch(sentence)
  },
)

test('a manifest that names another key than the one that signed it is named to whoever has the right one', async () => {
  const folder = await writtenBundle()
  const { keyId, publicKey } = signerOf(stranger.privateKey)
  withManifest(folder, () => ({ signer: { keyId, publicKey } }))
  expect(refusal(folder, keys.publicKey)).toMatch(/^manifest\.json: must have the SHA-256 that was/)
  expect(refusal(folder)).toMatch(/^manifest\.sig: must be by the key that the manifest names/)
})

test('a manifest that names a stranger is refused, though the right key signed it', async () => {
  const folder = await writtenBundle()
  const { payload } = envelopeIn(folder)
  const { keyId, publicKey } = signerOf(stranger.privateKey)
  const before = sha256(readFileSync(join(folder, 'manifest.json')))
  withManifest(folder, () => ({ signer: { keyId, publicKey } }))
  const after = sha256(readFileSync(join(folder, 'manifest.json')))
  const statement = Buffer.from(payload, 'base64').toString().replace(before, after)
  writeFileSync(join(folder, 'manifest.sig'), sealed(Buffer.from(statement), signer))
  expect(refusal(folder, keys.publicKey)).toBe(
    'manifest.json: must name the key that signed it, names another',
  )
})

test('a good signature under the id of another key is refused', async () => {
  const folder = await writtenBundle()
  const { payload } = envelopeIn(folder)
  const borrowed = { privateKey: keys.privateKey, keyId: keyIdOf(stranger.publicKey) }
  writeFileSync(join(folder, 'manifest.sig'), sealed(Buffer.from(payload, 'base64'), borrowed))
  expect(refusal(folder, keys.publicKey)).toMatch(
    /^manifest\.sig: must be by the key that was given/,
  )
})

test.for(['{}', 'no JSON', '{"subject":[{"name":"other.json","digest":{"sha256":"0"}}]}'])(
  'a good signature of something else, %s, is refused',
  async payload => {
    const folder = await writtenBundle()
    writeFileSync(join(folder, 'manifest.sig'), sealed(Buffer.from(payload), signer))
    expect(refusal(folder, keys.publicKey)).toBe(
      'manifest.sig: must speak of this manifest, speaks of another',
    )
  },
)

test('a key under the id of another, and what is no key, are refused', async () => {
  const folder = await writtenBundle()
  const { publicKey } = signerOf(stranger.privateKey)
  for (const named of [publicKey, '', Buffer.from('no key').toString('base64')]) {
    withManifest(folder, () => ({ signer: { keyId: signer.keyId, publicKey: named } }))
    expect(refusal(folder)).toBe('manifest.json: must name an Ed25519 key by its own id, does not')
  }
})

test('a run on a sandbox is not signed, whatever key there is, and a signature on one is refused', async () => {
  const folder = await writtenBundle({ changes: onSandbox })
  expect(existsSync(join(folder, 'manifest.sig'))).toBe(false)
  expect(verifyBundle(folder)).toMatchObject({
    signature: 'none',
    manifest: { signer: null, watermark: expect.stringMatching(/^Embedded sandbox/) },
  })

  const { keyId, publicKey } = signer
  withManifest(folder, () => ({ signer: { keyId, publicKey } }))
  writeFileSync(join(folder, 'manifest.sig'), sealed(Buffer.from('{}'), signer))
  expect(refusal(folder)).toBe('manifest.sig: must not be there for a run on a sandbox, is')
})

test.for<[string, string, RegExp]>([
  ['a private key', signer.pem, /must be a public key, was a private one/],
  ['no key', 'hello', /must be an Ed25519 public key in PEM, was not a key/],
  [
    'a key of another kind',
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .publicKey.export({ type: 'spki', format: 'pem' })
      .toString(),
    /must be an Ed25519 public key in PEM, was of the kind ec/,
  ],
])('%s does not vouch for a bundle', ([, pem, sentence]) => {
  expect(() => publicKeyIn(pem)).toThrow(sentence)
})
