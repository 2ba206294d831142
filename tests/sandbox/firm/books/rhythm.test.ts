import { expect, test } from 'vitest'
import { Rhythm } from '../../../../sandbox/firm/books/rhythm.ts'

/** A rhythm of so many messages, so many milliseconds apart; the last came at 100 000. */
function rhythm(gapMs: number, messages = 40): Rhythm {
  const kept = new Rhythm(100_000 - messages * gapMs)
  for (let left = messages - 1; left >= 0; left -= 1) kept.heard(100_000 - left * gapMs)
  return kept
}

test.for([
  ['of a busy book, two seconds', 100, 40, 2000],
  ['of a slow one, ten times what is usual', 1500, 40, 15_000],
  ['of a very slow one, a minute', 20_000, 40, 60_000],
  ['of one that is hardly known, two seconds', 1500, 5, 2000],
] as const)('the silence that is too long: %s', ([, gapMs, messages, limitMs]) => {
  const kept = rhythm(gapMs, messages)
  expect(kept.isBroken(100_000 + limitMs - 1)).toBe(false)
  expect(kept.isBroken(100_000 + limitMs + 1)).toBe(true)
})

test('one long silence does not become a habit', () => {
  const kept = rhythm(100)
  kept.heard(160_000)
  expect(kept.isBroken(162_001)).toBe(true)
})

test('a silence that is explained is none', () => {
  const kept = rhythm(100)
  kept.excused(105_000)
  expect(kept.isBroken(106_900)).toBe(false)
})
