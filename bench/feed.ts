import { readCapture } from '../clients/capture/read.ts'
import { dialects, type DialectName } from '../clients/feed/dialects/table.ts'
import type { RecordedFrame } from '../core/market-event.ts'
import { FeedExaminer } from '../helpers/feed/feed-examiner.ts'
import { ccxtOrderBooks } from './ccxt-order-books.ts'
import { benchBookUpdate } from './book-update.ts'
import { benchFeedMemory } from './feed-memory.ts'
import type { BenchResult } from './result.ts'

/** Part of the speed of `JSON.parse` alone over the same frames. */
const targetPct = 35
/** Times the speed of ccxt.pro over the same frames. */
const targetTimes = 5
const rounds = 9
/** So many frames a round, so that the compilers are done before the fastest one. */
const framesPerRound = 100_000

interface Capture {
  readonly name: string
  readonly file: string
  readonly dialect: DialectName
  readonly depth?: number
}

const tested = new URL('../tests/data/feeds/', import.meta.url).pathname
const shipped = new URL('../sandbox/data/', import.meta.url).pathname
const ethusdt = {
  name: 'Binance, ETHUSDT of 2024',
  file: `${shipped}binance_spot_ethusdt_20240808.txt.gz`,
  dialect: 'binance',
} as const
const captures: readonly Capture[] = [
  ethusdt,
  { name: 'Binance, 4 pairs of 2021', file: `${tested}binance.jsonl.gz`, dialect: 'binance' },
  {
    name: 'Coinbase, 10 pairs of 2021',
    file: `${tested}coinbase_2021_legacy_ws.txt.gz`,
    dialect: 'coinbaseexchange',
  },
  {
    name: 'Kraken, 5 pairs of 2021',
    file: `${tested}kraken_v1.jsonl.gz`,
    dialect: 'kraken',
    depth: 1000,
  },
]

/** Examining captured feeds beside their bare parsing and beside ccxt.pro, one book update, and memory. */
export async function benchFeed(): Promise<readonly BenchResult[]> {
  return [
    ...(await Promise.all(captures.map(benchCapture))),
    await benchBesideCcxt(),
    benchBookUpdate(),
    benchFeedMemory(),
  ]
}

async function benchCapture(capture: Capture): Promise<BenchResult> {
  const frames = await framesOf(capture)
  const [ours, bare] = speeds(frames, [frames => examine(capture, frames), parseOnly])
  const pct = (100 * ours!) / bare!
  return {
    name: `feed examined, ${capture.name} (${Math.round(ours!)} MB/s, JSON.parse alone ${Math.round(bare!)} MB/s)`,
    value: pct,
    unit: '% of JSON.parse',
    target: targetPct,
    holds: pct >= targetPct,
  }
}

async function benchBesideCcxt(): Promise<BenchResult> {
  const frames = await framesOf(ethusdt)
  const books = await ccxtOrderBooks(frames)
  const [ours, theirs] = speeds(frames, [frames => examine(ethusdt, frames), books])
  const times = ours! / theirs!
  return {
    name: `feed examined beside ccxt.pro, ${ethusdt.name} (${Math.round(ours!)} and ${Math.round(theirs!)} MB/s)`,
    value: times,
    unit: 'times as fast',
    target: targetTimes,
    holds: times >= targetTimes,
  }
}

/** Frames of the venue's streams and books; answers of REST that nothing reads would flatter us. */
async function framesOf({ file }: Capture): Promise<readonly RecordedFrame[]> {
  const batches = await Array.fromAsync(readCapture(file))
  return batches.flat().filter(({ url }) => url === undefined || url.includes('/depth?'))
}

function examine({ dialect: name, depth }: Capture, frames: readonly RecordedFrame[]): void {
  const dialect = dialects[name]()
  const examiner = new FeedExaminer({ depth })
  for (const frame of frames) {
    const { url, text } = frame
    examiner.observe(frame, url === undefined ? dialect.read(text) : dialect.readAnswer(url, text))
  }
  const findings = examiner.end()
  if (findings.length > 0) throw new Error('a clean capture must have no finding, had some')
}

function parseOnly(frames: readonly RecordedFrame[]): void {
  let objects = 0
  for (const { text } of frames) if (typeof JSON.parse(text) === 'object') objects++
  if (objects !== frames.length) throw new Error('each frame must be an object, some were not')
}

type Work = (frames: readonly RecordedFrame[]) => void

/** Megabytes a second of each work over the frames, in turns: whatever else the machine does slows all alike. */
function speeds(frames: readonly RecordedFrame[], works: readonly Work[]): readonly number[] {
  const repeats = Math.ceil(framesPerRound / frames.length)
  const megabytes = (repeats * frames.reduce((sum, { text }) => sum + text.length, 0)) / 1e6
  const fastest = works.map(() => 0)
  for (let round = 0; round < rounds; round++)
    for (const [index, work] of works.entries()) {
      const startedMs = performance.now()
      for (let repeat = 0; repeat < repeats; repeat++) work(frames)
      const perSecond = (1_000 * megabytes) / (performance.now() - startedMs)
      fastest[index] = Math.max(fastest[index]!, perSecond)
    }
  return fastest
}
