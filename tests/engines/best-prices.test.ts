import { expect, test } from 'vitest'
import type { DialectName } from '../../clients/feed/dialects/table.ts'
import type { RecordedFrame } from '../../core/market-event.ts'
import { examineFrames } from '../../engines/examination/examine.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'
import { framesOf, type SourceName } from './recordings.ts'

async function findingsIn(dialect: DialectName, frames: readonly RecordedFrame[]) {
  const examination = await examineFrames([frames], { dialect })
  const { contradictions } = examinedFeed(examination)
  const findings = examination.findings.map(({ kind, symbol }) => `${kind} of ${symbol}`)
  return { findings, contradictions }
}

const atMs = Date.UTC(2026, 9, 6)
const stated: Readonly<Record<DialectName, (bid: string, ask: string) => string>> = {
  binance: (bid, ask) => `{"u":1,"s":"A","b":"${bid}","B":"1","a":"${ask}","A":"1"}`,
  coinbaseexchange: (bid, ask) =>
    `{"type":"ticker","product_id":"A","best_bid":"${bid}","best_ask":"${ask}","time":"2026-10-06T00:00:00Z"}`,
  kraken: (bid, ask) =>
    `{"channel":"ticker","type":"update","data":[{"symbol":"A","bid":${bid},"bid_qty":1,"ask":${ask},"ask_qty":1}]}`,
}
const venues = Object.keys(stated) as DialectName[]
const stating = async (dialect: DialectName, bid: string, ask: string) =>
  findingsIn(dialect, [{ receivedMs: atMs, connection: 'stream', text: stated[dialect](bid, ask) }])

test.for(venues)('%s contradicts itself with a best bid above its best ask', async dialect => {
  expect(await stating(dialect, '3', '2')).toEqual({
    findings: ['impossible best prices of A'],
    contradictions: 1,
  })
})

test.for(
  venues.flatMap(dialect =>
    [['2', '2'] as const, ['0.0', '2'] as const, ['3', '0.0'] as const].map(
      prices => [dialect, ...prices] as const,
    ),
  ),
)('%s may state a best bid of %s and a best ask of %s', async ([dialect, bid, ask]) => {
  expect((await stating(dialect, bid, ask)).findings).toEqual([])
})

const isBest = (text: string): boolean => text.includes('"B":') && !text.includes('"e":')

test.for<[SourceName, string[]]>([
  ['Binance 2024', ['contradicted best prices of ETHUSDT']],
  ['Binance 2021', ['contradicted best prices of LRCBTC']],
])('%s: best prices that freeze while the book moves on are found', async ([name, expected]) => {
  const frames = await framesOf(name)
  const half = Math.floor(frames.length / 2)
  const frozen = frames.filter(({ text }, at) => at < half || !isBest(text))

  const { findings } = await findingsIn('binance', frozen)
  expect(findings).toEqual(expect.arrayContaining(expected))
})

test('best prices that end a little before the book contradict nothing', async () => {
  const frames = await framesOf('Binance 2024')
  const lastMs = frames.at(-1)!.receivedMs
  const shorter = frames.filter(
    ({ text, receivedMs }) => receivedMs < lastMs - 3_000 || !isBest(text),
  )

  expect((await findingsIn('binance', shorter)).findings).toEqual([])
})
