import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../../sentinel/bundle/sha256.ts'
import { verifyBundle } from '../../../sentinel/bundle/verify.ts'
import { onSandbox } from '../../reporters/report-builder.ts'
import { withManifest } from './forged.ts'
import { contentsOf, copyOf, refusal, temporary, writtenBundle } from './written-bundle.ts'

const runs = (history: string) => {
  let minute = 10
  return (runId: string, changes = {}) => {
    const startedAt = `2026-11-22T18:${minute++}:12.480Z`
    return writtenBundle({ history, signer: undefined, changes: { runId, startedAt, ...changes } })
  }
}

test('a bundle is named after when its run began, and nothing else is left in the history', async () => {
  const history = temporary()
  const folder = await runs(history)('r47ece1b0')
  expect(basename(folder)).toBe('20261122T181012Z-r47ece1b0')
  expect(readdirSync(history)).toEqual([basename(folder)])
})

test('each bundle follows the last one of its target, past other targets, strangers and damage', async () => {
  const history = temporary()
  const run = runs(history)
  const first = await run('r1')
  await run('r2', { profile: 'production' })
  await run('r3', onSandbox)
  writeFileSync(join(await run('r4'), 'manifest.json'), 'damaged')
  mkdirSync(join(history, '.draft'))
  mkdirSync(join(history, '20991122T181012Z-r9'))
  writeFileSync(join(history, 'notes.txt'), '')
  const second = await run('r5')

  expect(verifyBundle(first)).toMatchObject({ chain: 'first', manifest: { previous: null } })
  expect(verifyBundle(second)).toMatchObject({
    chain: 'followed',
    manifest: {
      previous: {
        bundle: basename(first),
        runId: 'r1',
        manifestSha256: sha256(readFileSync(join(first, 'manifest.json'))),
      },
    },
  })
  expect(verifyBundle(copyOf(second)).chain).toBe('absent')
})

test('a bundle whose predecessor was replaced says where the chain is broken', async () => {
  const history = temporary()
  const run = runs(history)
  const first = await run('r1')
  const second = await run('r2')
  withManifest(first, () => ({ createdAt: '2026-11-22T18:05:25.000Z' }))

  expect(refusal(first)).toBe('intact')
  expect(refusal(second)).toMatch(
    new RegExp(`^${basename(first)}/manifest\\.json: must be the one that this bundle follows`),
  )
  rmSync(join(first, 'manifest.json'))
  expect(refusal(second)).toBe(`${basename(first)}/manifest.json: must be there, is missing`)
})

test('the same run is kept in the same bytes, in whatever order its checks ended', async () => {
  const [one, other] = [await writtenBundle(), await writtenBundle()]
  expect(contentsOf(one)).toEqual(contentsOf(other))
})

test('a bundle that cannot be written leaves nothing, and says what to do', async () => {
  const history = join(temporary(), 'file')
  writeFileSync(history, '')
  await expect(writtenBundle({ history })).rejects.toThrow(
    /^the evidence of a run must be kept in .*, was not \(ENOTDIR.*\)\. Check that the folder/,
  )

  const full = temporary()
  const folder = await writtenBundle({ history: full })
  const before = contentsOf(folder)
  const changes = { profile: 'another of the same run' }
  await expect(writtenBundle({ history: full, changes })).rejects.toThrow(/was not \(ENOTEMPTY/)
  expect(readdirSync(full)).toEqual([basename(folder)])
  expect(contentsOf(folder)).toEqual(before)
})

test('the same report is kept once', async () => {
  const history = temporary()
  const folder = await writtenBundle({ history })
  const before = contentsOf(folder)
  expect(await writtenBundle({ history })).toBe(folder)
  expect(contentsOf(folder)).toEqual(before)
})
