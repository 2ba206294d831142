import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NoTurnLeft, takeTurns } from '../../../clients/budget/turns.ts'

const folderOf = () => mkdtempSync(join(tmpdir(), 'turns-'))

test('a turn begins every step, and the first at once', () => {
  const queue = { folder: folderOf(), stepMs: 100, nowMs: 1_000_050 }

  expect([1, 2, 3].map(() => takeTurns(queue, 1))).toEqual([0, 50, 150])
})

test('a heavy request takes as many turns, from its first one on', () => {
  const queue = { folder: folderOf(), stepMs: 100, nowMs: 1_000_000 }

  expect(takeTurns(queue, 20)).toBe(0)
  expect(takeTurns(queue, 1)).toBe(2_000)
})

test('turns that nobody took are not made up for', () => {
  const folder = folderOf()
  takeTurns({ folder, stepMs: 100, nowMs: 1_000_000 }, 1)

  const later = { folder, stepMs: 100, nowMs: 1_010_000 }
  expect([takeTurns(later, 1), takeTurns(later, 1)]).toEqual([0, 100])
})

test('nobody waits for ever', () => {
  const queue = { folder: folderOf(), stepMs: 60_000, nowMs: 6_000_000 }
  takeTurns(queue, 3)

  expect(() => takeTurns(queue, 1)).toThrow(NoTurnLeft)
})

test('old turns are cleared away, whoever took them, and nothing else is', () => {
  const folder = folderOf()
  for (const name of ['9000', '9399', '9400', 'note.txt']) writeFileSync(join(folder, name), '')
  takeTurns({ folder, stepMs: 100, nowMs: 1_000_000 }, 1)

  expect(readdirSync(folder).toSorted()).toEqual(['10000', '9400', 'note.txt'])
})
