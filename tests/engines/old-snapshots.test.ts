import { expect, test } from 'vitest'
import type { RecordedFrame } from '../../core/market-event.ts'
import { examineFrames } from '../../engines/examination/examine.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'
import { framesOf } from './recordings.ts'

const atMs = 1_700_000_000_000
const change = (id: number): RecordedFrame => ({
  receivedMs: atMs + 100 * id,
  connection: 'stream',
  text: `{"e":"depthUpdate","E":${atMs + 100 * id},"s":"A","U":${id},"u":${id},"b":[["9","${id}"]],"a":[]}`,
})
const snapshot = (id: number, receivedMs: number): RecordedFrame => ({
  receivedMs,
  connection: 'rest',
  text: `{"lastUpdateId":${id},"bids":[["9","${id}"]],"asks":[["11","1"]]}`,
  url: 'https://venue.example/api/v3/depth?symbol=A&limit=1000',
})

async function examined(frames: readonly RecordedFrame[]) {
  const examination = await examineFrames([frames], { dialect: 'binance' })
  const kinds = examination.findings.map(({ kind }) => kind)
  return { ...examinedFeed(examination), kinds }
}

const changes = Array.from({ length: 30 }, (_, index) => change(10 + index))

test('a snapshot that is older than every change is asked for again, as the venue says to', async () => {
  const frames = changes.toSpliced(5, 0, snapshot(7, atMs)).toSpliced(20, 0, snapshot(14, atMs))
  const { kinds, followedChanges } = await examined(frames)

  expect(kinds).toEqual([])
  // Those from 15 on that were told before the second snapshot are carried on from as well.
  expect(followedChanges).toBe(11)
})

test('a book with no snapshot but one that is older than every change is not followed', async () => {
  const frames = changes.toSpliced(5, 0, snapshot(7, atMs))

  expect(await examined(frames)).toMatchObject({
    kinds: [],
    followedChanges: 0,
    unfollowed: ['A'],
    checksums: [{ checked: 0 }],
  })
})

test('changes that do not carry on from the snapshot before them are found', async () => {
  expect((await examined([snapshot(7, atMs), ...changes])).kinds).toEqual(['unbridged snapshot'])
})

test('how long a book was crossed is counted while it is followed', async () => {
  const crossing = change(10).text.replace('["9","10"]', '["12","1"]')
  const frames = [
    snapshot(9, atMs),
    { ...change(10), text: crossing },
    change(12),
    ...changes.slice(3),
    snapshot(39, atMs + 60_000),
  ]

  expect(await examined(frames)).toMatchObject({
    kinds: ['crossed book', 'sequence gap'],
    longestCrossedMs: 200,
  })
})

const header = { receivedMs: atMs - 3_600_000, connection: 'rest', url: 'https://venue.example/x' }

test('a feed is recorded for as long as its stream is, whenever REST was asked', async () => {
  const frames = await framesOf('Binance 2021')
  const before = await examined(frames)
  const earlier = { ...header, receivedMs: frames[0]!.receivedMs - 3_600_000, text: '{}' }
  const later = { ...header, receivedMs: frames.at(-1)!.receivedMs + 3_600_000, text: '{}' }
  const { recordedMs, kinds, instruments } = await examined([earlier, ...frames, later])

  expect(recordedMs).toBeLessThan(31_000)
  expect(recordedMs).toBeCloseTo(before.recordedMs, 0)
  expect(kinds).toEqual([])
  expect(instruments.map(one => one.longestSilenceMs)).toEqual(
    before.instruments.map(one => one.longestSilenceMs),
  )
})

test('changes before a gap lead to no book after it', async () => {
  const frames = [...changes.slice(0, 5), ...changes.slice(8), snapshot(12, atMs)]
  const { kinds, followedChanges } = await examined([...frames, change(40)])

  expect(kinds).toEqual(['sequence gap'])
  expect(followedChanges).toBe(0)
})
