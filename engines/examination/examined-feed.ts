import { blindSpotsOf, type Disturbance } from '../../helpers/feed/blind-spots.ts'
import { contradictions } from '../../helpers/feed/finding.ts'
import type { InstrumentExaminer } from '../../helpers/feed/instrument-examiner.ts'
import type { Examination } from './examine.ts'

/** What the examination of a feed has shown: plain numbers, for a check to hold against its limits. */
export interface ExaminedFeed {
  /** How long it was heard, in milliseconds of the local clock. */
  readonly recordedMs: number
  readonly frames: number
  readonly instruments: readonly ExaminedInstrument[]
  /** Changes of all books, as far as the books could be followed: from a snapshot on, without a gap. */
  readonly followedChanges: number
  /** Longest time for which the best bid of any instrument stood above its best ask. */
  readonly longestCrossedMs: number
  readonly tape: ExaminedTape
  /** How often the feed contradicted itself or said what cannot be, and the first time in words. */
  readonly contradictions: number
  readonly firstContradiction: string | undefined
  /** What could have happened to an instrument without being seen, by what its frames state. */
  readonly blindSpots: readonly Disturbance[]
}

/** Trades of all instruments. */
export interface ExaminedTape {
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
    longestCrossedMs: Math.max(0, ...examined.map(one => one.longestCrossedMs)),
    tape: tapeOf([...instruments.values()]),
    contradictions: sum(contradicting.map(({ count }) => count)),
    firstContradiction: first && `${first.kind} of ${first.symbol ?? 'the feed'}: ${first.first}`,
    blindSpots: [...new Set(spots.map(({ disturbance }) => disturbance))],
  }
}

const tapeOf = (instruments: readonly InstrumentExaminer[]): ExaminedTape => ({
  numbered: sum(instruments.map(({ tape }) => tape.trades)),
  unnumbered: sum(instruments.map(({ unnumberedTrades }) => unnumberedTrades)),
  repeated: sum(instruments.map(({ tape }) => tape.repeats)),
  missing: sum(instruments.map(({ tape }) => tape.missing)),
})

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

function numbersOf(
  instrument: InstrumentExaminer | undefined,
  recordedMs: number,
): Omit<ExaminedInstrument, 'symbol' | 'first'> {
  const changes = instrument?.changes ?? 0
  return {
    changes,
    longestCrossedMs: instrument?.crossed.longestCrossedMs ?? 0,
    isSilent: changes === 0 ? true : instrument?.silence.book.standsOut,
    longestSilenceMs: changes === 0 ? recordedMs : instrument!.silence.book.longestMs,
  }
}
