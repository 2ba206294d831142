import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { compactionFile } from '../../../core/bundle-manifest.ts'
import { verificationText } from '../../../reporters/verification.ts'
import { compactHistory } from '../../../sentinel/bundle/compact-history.ts'
import { verifyBundle } from '../../../sentinel/bundle/verify.ts'
import {
  contentsOf,
  copyOf,
  keys,
  namedIn,
  pathsIn,
  refusal,
  temporary,
  writtenBundle,
} from './written-bundle.ts'

const startedAt = '2026-11-22T18:05:12.480Z'
const after = (days: number) => ({
  keepValuesDays: 30,
  nowMs: Date.parse(startedAt) + days * 86_400_000,
})

/** A bundle of two samples, a journal and a configuration, compacted. */
async function compacted() {
  const history = temporary()
  const folder = await writtenBundle({ history, changes: { startedAt } })
  const before = contentsOf(folder)
  expect(await compactHistory(history, after(31))).toEqual([basename(folder)])
  return { history, folder, before }
}

test('a compaction lets go of single values and of nothing else, and says so', async () => {
  const { folder, before } = await compacted()
  const { [compactionFile]: note, ...left } = contentsOf(folder)
  const gone = Object.keys(before).filter(path => !(path in left))
  expect(gone.map(path => JSON.parse(before[path]!) as unknown)).toEqual([
    expect.objectContaining({ values: expect.any(Array) }),
    expect.objectContaining({ values: expect.any(Array) }),
  ])
  expect(before).toMatchObject(left)
  expect(note).toContain('"compactedAt": "2026-12-23T18:05:12.480Z"')

  const verified = verifyBundle(folder, keys.publicKey)
  expect(verified).toMatchObject({
    signature: 'vouched',
    compaction: { at: '2026-12-23T18:05:12.480Z', gone: 2 },
  })
  const said = verificationText(folder, verified)
  expect(said).toContain('compacted; what is left is intact and signed by the given key')
  expect(said).toMatch(/3 of 5, each as the manifest says; .*gone since 2026-12-23.*nobody signed/)
})

test('a run that is not old enough, and one that was compacted, are left alone', async () => {
  const { history, folder } = await compacted()
  const before = contentsOf(folder)
  expect(await compactHistory(history, after(99))).toEqual([])
  expect(contentsOf(folder)).toEqual(before)

  const young = await writtenBundle({ changes: { startedAt } })
  expect(await compactHistory(join(young, '..'), after(29.9))).toEqual([])
  expect(pathsIn(young)).not.toContain(compactionFile)
})

test('a damaged bundle is left as it was found', async () => {
  const history = temporary()
  const folder = await writtenBundle({ history, changes: { startedAt } })
  const manifest = join(folder, 'manifest.json')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('staging', 'stagong'))
  const before = contentsOf(folder)
  expect(await compactHistory(history, after(99))).toEqual([])
  expect(contentsOf(folder)).toEqual(before)
})

test('the next bundle still follows a compacted one', async () => {
  const { history, folder } = await compacted()
  const next = await writtenBundle({
    history,
    changes: { runId: 'r2', startedAt: '2026-12-24T00:00:00.000Z' },
  })
  expect(verifyBundle(next)).toMatchObject({
    chain: 'followed',
    manifest: { previous: { bundle: basename(folder) } },
    compaction: undefined,
  })
})

test('a compaction that was cut off after its note leaves a bundle that is intact', async () => {
  const { folder, before } = await compacted()
  const gone = Object.keys(before).find(path => !pathsIn(folder).includes(path))!
  writeFileSync(join(folder, gone), before[gone]!)
  expect(verifyBundle(folder).compaction).toMatchObject({ gone: 1 })
  writeFileSync(join(folder, gone), before[gone]!.replace('1', '2'))
  expect(namedIn(folder)).toBe(gone)
})

test('without its note, what is gone is missing', async () => {
  const { folder } = await compacted()
  rmSync(join(folder, compactionFile))
  expect(refusal(folder)).toMatch(/^evidence\/[0-9a-f]{64}: must be there, is missing/)
})

test('a note excuses nothing but single values', async () => {
  const { folder } = await compacted()
  for (const path of pathsIn(folder).filter(name => name !== compactionFile)) {
    const copy = copyOf(folder)
    rmSync(join(copy, path))
    expect(namedIn(copy)).toBe(path)
  }
})

test('a flipped bit of any byte of what is left is named, the note included', async () => {
  const { folder } = await compacted()
  for (const path of [compactionFile, 'readiness.json']) {
    const content = readFileSync(join(folder, path))
    const step = path === compactionFile ? 1 : 101
    for (let place = 0; place < content.length; place += step) {
      const altered = Buffer.from(content)
      altered[place]! ^= 1 << (place % 8)
      writeFileSync(join(folder, path), altered)
      expect([place, namedIn(folder)]).toEqual([place, path])
    }
    writeFileSync(join(folder, path), content)
  }
})

test('the note of another bundle is refused', async () => {
  const { folder } = await compacted()
  const other = await writtenBundle({ changes: { runId: 'r2' } })
  cpSync(join(folder, compactionFile), join(other, compactionFile))
  expect(refusal(other)).toBe('compacted.json: must be of this bundle, is of another')
})
