import { readCapture } from '../../clients/capture/read.ts'
import type { DialectName } from '../../clients/feed/dialects/table.ts'
import type { RecordedFrame } from '../../core/market-event.ts'
import { examineFrames, type Examination } from '../../engines/examination/examine.ts'

const feeds = new URL('../data/feeds/', import.meta.url).pathname
const shipped = new URL('../../sandbox/data/', import.meta.url).pathname

interface Source {
  readonly file: string
  readonly dialect: DialectName
  readonly depth?: number
  /** Finds the changes of books among the frames, by their text alone. */
  readonly isChange: (text: string) => boolean
  readonly symbolIn: (text: string) => string | undefined
}

const named = (pattern: RegExp) => (text: string) => pattern.exec(text)?.[1]

/** Real feeds, without a flaw. */
export const sources = {
  'Binance 2021': {
    file: `${feeds}binance.jsonl.gz`,
    dialect: 'binance',
    isChange: text => text.includes('"e":"depthUpdate"'),
    symbolIn: named(/"s":"(\w+)"/),
  },
  'Binance 2024': {
    file: `${shipped}binance_spot_ethusdt_20240808.txt.gz`,
    dialect: 'binance',
    isChange: text => text.includes('"e":"depthUpdate"'),
    symbolIn: named(/"s":"(\w+)"/),
  },
  'Coinbase 2021': {
    file: `${feeds}coinbase_2021_legacy_ws.txt.gz`,
    dialect: 'coinbaseexchange',
    isChange: text => text.includes('"type":"l2update"'),
    symbolIn: named(/"product_id":"([^"]+)"/),
  },
  'Kraken 2021': {
    file: `${feeds}kraken_v1.jsonl.gz`,
    dialect: 'kraken',
    depth: 1000,
    isChange: text => text.includes('"book-1000"') && !text.includes('"as":'),
    symbolIn: named(/"book-1000","([^"]+)"/),
  },
} as const satisfies Record<string, Source>

export type SourceName = keyof typeof sources
export const sourceNames = Object.keys(sources) as SourceName[]

const read = new Map<SourceName, Promise<readonly RecordedFrame[]>>()

/** All frames of a recording, read once. */
export function framesOf(name: SourceName): Promise<readonly RecordedFrame[]> {
  const known = read.get(name)
  if (known) return known
  const reading = Array.fromAsync(readCapture(sources[name].file)).then(batches => batches.flat())
  read.set(name, reading)
  return reading
}

export function examined(name: SourceName, frames: readonly RecordedFrame[]): Promise<Examination> {
  const { dialect, depth }: Source = sources[name]
  return examineFrames([frames], { dialect, depth })
}

/** Places of the changes of books among the frames, once the books have begun. */
export async function changesOf(name: SourceName): Promise<readonly number[]> {
  const frames = await framesOf(name)
  const begun = frames.findLastIndex(
    ({ text, url }) => url?.includes('/depth') === true || /"type":"snapshot"|"as":\[/.test(text),
  )
  return frames.flatMap(({ text, url }, at) =>
    at > begun && url === undefined && sources[name].isChange(text) ? [at] : [],
  )
}
