import { expect, test } from 'vitest'
import type { RecordedFrame } from '../../core/market-event.ts'
import { examineFrames } from '../../engines/examination/examine.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'

const atMs = 1_700_000_000_000
let receivedMs = atMs
const stream = (message: object): RecordedFrame => ({
  receivedMs: ++receivedMs,
  connection: 'stream',
  text: JSON.stringify({ s: 'A', ...message }),
})
const change = (id: number, bids: readonly object[], asks: readonly object[] = []) =>
  stream({ e: 'depthUpdate', E: atMs, U: id, u: id, b: bids, a: asks })
const best = (id: number, bid: string, quantity: string) =>
  stream({ u: id, b: bid, B: quantity, a: '101', A: '1' })
const snapshot = (lastUpdateId: number, bids: readonly object[]): RecordedFrame => ({
  receivedMs: ++receivedMs,
  connection: 'rest',
  text: JSON.stringify({ lastUpdateId, bids, asks: [['101', '1']] }),
  url: 'https://venue.example/api/v3/depth?symbol=A&limit=2',
})

async function examined(frames: readonly RecordedFrame[]) {
  const examination = await examineFrames([frames], { dialect: 'binance' })
  const findings = examination.findings.map(({ kind, first }) => `${kind}: ${first}`)
  return { ...examinedFeed(examination), findings }
}

/** A snapshot told of the bids at 100 and 99; another stood at 98, and the market falls to it. */
const begun = [
  change(10, [['100', '1']]),
  best(10, '100', '1'),
  snapshot(10, [
    ['100', '1'],
    ['99', '1'],
  ]),
]
const fallen = [
  change(11, [['100', '0']]),
  best(11, '99', '1'),
  change(12, [
    ['99', '0'],
    ['97', '2'],
  ]),
  best(12, '98', '5'),
  change(13, [['97', '3']]),
  best(14, '98', '6'),
]

test('a level that a snapshot was too short to tell of contradicts nothing', async () => {
  expect(await examined([...begun, ...fallen])).toMatchObject({ findings: [], followedChanges: 1 })
})

test('nor does a later snapshot that tells of it', async () => {
  const later = snapshot(13, [
    ['98', '5'],
    ['97', '3'],
  ])
  const { findings, snapshots } = await examined([...begun, ...fallen, later])

  expect(findings).toEqual([])
  // The bid at 97 and the ask, and not the bid at 98.
  expect(snapshots).toMatchObject([{ compared: 1, levels: 2, different: 0 }])
})

test('once the market is back among the levels that were told, it is held to them again', async () => {
  const back = [
    change(14, [['99', '4']]),
    best(14, '99', '3'),
    change(15, [['98', '4']]),
    best(16, '99', '3'),
  ]
  const { findings, followedChanges } = await examined([...begun, ...fallen.slice(0, -1), ...back])

  expect(findings).toEqual([
    expect.stringMatching(/^contradicted best prices: after change 14 our book had 4 at 99/),
  ])
  expect(followedChanges).toBe(3)
})
