import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sequenceContinuity } from '../../helpers/sequence-continuity.ts'

const deltas = (...spans: readonly (readonly [number, number])[]) =>
  spans.map(([firstId, lastId]) => ({ symbol: 'ETHUSDT', firstId, lastId }))

const judged = (snapshotId: number, ...spans: readonly (readonly [number, number])[]) =>
  sequenceContinuity(['ETHUSDT'], deltas(...spans), { ETHUSDT: snapshotId })[0]!

test('updates that follow each other, bridged by the snapshot, have no gap', () => {
  expect(judged(12, [10, 11], [12, 15], [16, 16])).toEqual({
    symbol: 'ETHUSDT',
    updates: 3,
    gaps: 0,
    repeats: 0,
    bridged: true,
  })
})

test('an update that is left out is a gap', () => {
  expect(judged(11, [10, 11], [16, 16])).toMatchObject({ gaps: 1, repeats: 0, bridged: false })
})

test('an update that comes twice, or too late, is a repeat', () => {
  expect(judged(10, [10, 11], [10, 11])).toMatchObject({ gaps: 0, repeats: 1 })
  expect(judged(10, [14, 15], [12, 13])).toMatchObject({ gaps: 0, repeats: 1 })
})

test('a snapshot older than the first update does not bridge', () => {
  expect(judged(5, [10, 11], [12, 13]).bridged).toBe(false)
})

test.for([
  ['no snapshot', {}],
  ['a snapshot that the updates have not reached', { ETHUSDT: 13 }],
] as const)('with %s nothing is said about the bridge', ([, snapshots]) => {
  const [continuity] = sequenceContinuity(['ETHUSDT'], deltas([10, 11], [12, 13]), snapshots)

  expect(continuity!.bridged).toBeUndefined()
})

test('a silent symbol is reported with no updates', () => {
  const [, silent] = sequenceContinuity(['ETHUSDT', 'BTCUSDT'], deltas([1, 2]), {})

  expect(silent).toMatchObject({ symbol: 'BTCUSDT', updates: 0, bridged: undefined })
})

test('leaving any inner update out of a continuous stream is one gap', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3 }),
      fc.nat(),
      (sizes, pick) => {
        let next = 1
        const stream = deltas(...sizes.map(size => [next, (next += size) - 1] as const))
        const dropped = 1 + (pick % (stream.length - 2))
        const [whole] = sequenceContinuity(['ETHUSDT'], stream, {})
        const [holed] = sequenceContinuity(['ETHUSDT'], stream.toSpliced(dropped, 1), {})

        expect(whole).toMatchObject({ gaps: 0, repeats: 0 })
        expect(holed).toMatchObject({ gaps: 1, repeats: 0 })
      },
    ),
  )
})
