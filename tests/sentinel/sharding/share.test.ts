import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkClasses } from '../../../core/check.ts'
import { shareOf } from '../../../sentinel/sharding/share.ts'

const files = fc
  .array(fc.constantFrom(...checkClasses), { maxLength: 40 })
  .map(classes => classes.map((name, place) => ({ id: `risk/c${place}`, class: name })))

test('every file falls to exactly one shard, in its order, and the shares are even', () => {
  fc.assert(
    fc.property(files, fc.integer({ min: 1, max: 9 }), (all, of) => {
      const shares = Array.from({ length: of }, (_, place) =>
        shareOf(all, { index: place + 1, of }),
      )
      expect(shares.flat().toSorted(byPlace(all))).toEqual(all)
      for (const share of shares) expect(share).toEqual(share.toSorted(byPlace(all)))
      for (const name of checkClasses) {
        const sizes = shares.map(share => share.filter(file => file.class === name).length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }
      const sizes = shares.map(({ length }) => length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }),
  )
})

const byPlace =
  <File>(all: readonly File[]) =>
  (one: File, other: File) =>
    all.indexOf(one) - all.indexOf(other)
