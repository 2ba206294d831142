import type { ToldChannel } from '../../core/market-event.ts'
import { blindSpotsOf, type Disturbance } from '../../helpers/feed/blind-spots.ts'
import { contradictions, type Finding } from '../../helpers/feed/finding.ts'
import type { FeedExaminer } from '../../helpers/feed/feed-examiner.ts'
import type { MessageAges } from '../../helpers/feed-latency.ts'
import type { InstrumentExaminer } from '../../helpers/feed/instrument-examiner.ts'
import { coverageOf, type Coverage } from './coverage.ts'
import type { Examination } from './examine.ts'

/** What the examination of a feed has shown: plain numbers, for a check to hold against its limits. */
export interface ExaminedFeed {
  /** How long it was heard, in milliseconds of the local clock. */
  readonly recordedMs: number
  readonly frames: number
  readonly instruments: readonly ExaminedInstrument[]
  /** Changes of all books, as far as the books could be followed: from a snapshot on, without a gap. */
  readonly followedChanges: number
  /**
   * Instruments whose books changed, or should have, and were never followed with both sides: whatever is told of the
   * others says nothing of them. Of a recording that nobody asked for books, those that changed often.
   */
  readonly unfollowed: readonly string[]
  /** Longest time for which the best bid of any instrument stood above its best ask. */
  readonly longestCrossedMs: number
  readonly tape: ExaminedTape
  /** Of each instrument, how the checksums that the venue states compare with those of its book. */
  readonly checksums: readonly ComparedChecksums[]
  /** Of each instrument, how its later snapshots compare with its book. */
  readonly snapshots: readonly ComparedSnapshots[]
  readonly ages: MessageAges
  /** What it was asked for and never told. */
  readonly coverage: Coverage
  /** How often the feed contradicted itself or said what cannot be, and the first time in words. */
  readonly contradictions: number
  readonly firstContradiction: string | undefined
  /** What could have happened to an instrument without being seen, by what its frames state. */
  readonly blindSpots: readonly Disturbance[]
}

/** A book that changed so often while it was recorded should have begun with a snapshot, too. */
const often = 20

/** Checksums of a book after each of its changes. */
export interface ComparedChecksums {
  readonly checked: number
  readonly wrong: number
  /** The first that differed, in words. */
  readonly first: string | undefined
}

/** Later snapshots of a book, held against the book that its changes have led to. */
export interface ComparedSnapshots {
  readonly compared: number
  readonly levels: number
  readonly different: number
  readonly first: string | undefined
}

/** Trades of all instruments. */
export interface ExaminedTape {
  /** Those that were news; what a subscription begins with shows only where they carry on. */
  readonly numbered: number
  /** Trades of a venue that does not number them: whether one is missing cannot be told. */
  readonly unnumbered: number
  /** Told again, or out of their order. */
  readonly repeated: number
  readonly missing: number
}

export interface ExaminedInstrument {
  readonly symbol: string
  /** Changes of its book. */
  readonly changes: number
  /** Prices that were looked at, and the greatest step that all of them are multiples of, as a decimal number. */
  readonly prices: number
  readonly priceStep: string | undefined
  /** Longest time for which the best bid stood above the best ask. */
  readonly longestCrossedMs: number
  /**
   * Whether its book fell silent: it was asked for and said nothing in the whole recording, or once nothing for over five
   * times as long as otherwise. Undefined when it spoke too rarely to tell.
   */
  readonly isSilent: boolean | undefined
  readonly longestSilenceMs: number
  /** The first thing that was wrong with it, in words. */
  readonly first: string | undefined
}

/** Of a feed that was asked for certain symbols, also those that it never told of; of any other, those that it told of. */
export function examinedFeed(
  { examiner, findings }: Examination,
  symbols?: readonly string[],
  channels: readonly ToldChannel[] = [],
): ExaminedFeed {
  const { recordedMs, frames, instruments } = examiner
  const examined = (symbols ?? [...instruments.keys()]).map(symbol => {
    const finding = findings.find(one => one.symbol === symbol)
    const first = finding && `${finding.kind}: ${finding.first}`
    const numbers = numbersOf(instruments.get(symbol), recordedMs)
    // A recording that nobody asked for books may hold none.
    const isSilent = numbers.changes > 0 || symbols ? numbers.isSilent : undefined
    return { symbol, ...numbers, isSilent, first }
  })
  const contradicting = findings.filter(({ kind }) => contradictions.includes(kind))
  const [first] = contradicting
  const spots = [...instruments.values()].flatMap(blindSpotsOf)
  return {
    recordedMs,
    frames,
    instruments: examined,
    followedChanges: sum([...instruments.values()].map(({ followed }) => followed)),
    unfollowed: examined
      .filter(
        ({ symbol, changes }) =>
          !instruments.get(symbol)?.followed && (symbols || changes >= often),
      )
      .map(({ symbol }) => symbol),
    longestCrossedMs: Math.max(0, ...examined.map(one => one.longestCrossedMs)),
    tape: tapeOf([...instruments.values()]),
    checksums: examined.map(({ symbol }) => checksumsOf(instruments.get(symbol), findings)),
    snapshots: examined.map(({ symbol }) => snapshotsOf(instruments.get(symbol))),
    ages: agesOf(examiner),
    coverage: coverageOf(examiner, findings, { symbols: symbols ?? [], channels }),
    contradictions: sum(contradicting.map(({ count }) => count)),
    firstContradiction: first && `${first.kind} of ${first.symbol ?? 'the feed'}: ${first.first}`,
    blindSpots: [...new Set(spots.map(({ disturbance }) => disturbance))],
  }
}

function checksumsOf(
  instrument: InstrumentExaminer | undefined,
  findings: readonly Finding[],
): ComparedChecksums {
  const wrong = findings.find(
    ({ kind, symbol }) => kind === 'wrong checksum' && symbol === instrument?.symbol,
  )
  return {
    checked: instrument?.checksums ?? 0,
    wrong: wrong?.count ?? 0,
    first: wrong && `${wrong.symbol}: ${wrong.first}`,
  }
}

function snapshotsOf(instrument: InstrumentExaminer | undefined): ComparedSnapshots {
  const { compared = 0, levels = 0, different = 0, first } = instrument?.snapshotEcho ?? {}
  return { compared, levels, different, first }
}

/** Percentiles by nearest rank. */
function agesOf({ offsets, statesWholeMs }: FeedExaminer): MessageAges {
  const { count, minMs } = offsets
  return {
    count,
    minMs,
    p50Ms: offsets.quantileMs(0.5),
    p95Ms: offsets.quantileMs(0.95),
    p99Ms: offsets.quantileMs(0.99),
    p999Ms: offsets.quantileMs(0.999),
    p95BoundMs: offsets.quantileBoundMs(0.95),
    p99BoundMs: offsets.quantileBoundMs(0.99),
    resolutionMs: statesWholeMs ? 1 : 0.001,
  }
}

const tapeOf = (instruments: readonly InstrumentExaminer[]): ExaminedTape => ({
  numbered: sum(instruments.map(({ numberedTrades }) => numberedTrades)),
  unnumbered: sum(instruments.map(({ unnumberedTrades }) => unnumberedTrades)),
  repeated: sum(instruments.map(({ tape, aggregates }) => tape.repeats + aggregates.repeats)),
  missing: sum(instruments.map(({ tape, aggregates }) => tape.missing + aggregates.missing)),
})

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

function numbersOf(
  instrument: InstrumentExaminer | undefined,
  recordedMs: number,
): Omit<ExaminedInstrument, 'symbol' | 'first'> {
  const changes = instrument?.changes ?? 0
  return {
    changes,
    prices: instrument?.grid.prices ?? 0,
    priceStep: instrument?.grid.step,
    longestCrossedMs: instrument?.crossed.longestCrossedMs ?? 0,
    isSilent: changes === 0 ? true : instrument?.silence.book.standsOut,
    longestSilenceMs: changes === 0 ? recordedMs : instrument!.silence.book.longestMs,
  }
}
