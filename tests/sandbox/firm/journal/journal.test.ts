import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal } from '../../../../sandbox/firm/journal/journal.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'firm-journal-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openJournal<{ count: number }>(join(folder, 'state'))
const path = () => join(folder, 'state', 'journal.jsonl')

test('what was appended is there when it is opened again', async () => {
  const journal = open()
  for (const count of [1, 2, 3]) journal.append({ count })
  await journal.synced()
  journal.close()

  expect(open()).toMatchObject({ torn: false, entries: [{ count: 1 }, { count: 2 }, { count: 3 }] })
})

test('a torn last line is dropped, and what comes after it is whole', () => {
  const journal = open()
  journal.append({ count: 1 })
  journal.close()
  appendFileSync(path(), '{"cou')

  const again = open()
  expect(again).toMatchObject({ torn: true, entries: [{ count: 1 }] })
  again.append({ count: 2 })
  again.close()

  expect(open().entries).toEqual([{ count: 1 }, { count: 2 }])
})

test('a damaged line before the last is not passed over', () => {
  const journal = open()
  journal.append({ count: 1 })
  journal.close()
  appendFileSync(path(), 'nonsense\n{"count":3}\n')

  expect(open).toThrow(/every line of the journal but a torn last one must be JSON, .*:2 is not/)
})

test('several that wait for the disk at once are all served', async () => {
  const journal = open()
  const waits = Array.from({ length: 50 }, (_, count) => {
    journal.append({ count })
    return journal.synced()
  })

  await Promise.all(waits)
  journal.close()
  expect(readFileSync(path(), 'utf8').trim().split('\n')).toHaveLength(50)
})

test('a wiped journal begins anew', () => {
  const journal = open()
  journal.append({ count: 1 })
  journal.wipe()
  journal.append({ count: 2 })
  journal.close()

  expect(open().entries).toEqual([{ count: 2 }])
})
