import type { ToldChannel } from '../../core/market-event.ts'
import type { FeedExaminer } from '../../helpers/feed/feed-examiner.ts'
import type { Finding } from '../../helpers/feed/finding.ts'
import type { InstrumentExaminer } from '../../helpers/feed/instrument-examiner.ts'

/** What was asked of a feed, and which of it never came: each a symbol and a channel, such as `BTCUSDT trade`. */
export interface Coverage {
  readonly required: number
  /** Never told of, though it was. */
  readonly silent: readonly string[]
  /** Never told of; whether there was anything to tell is not known. */
  readonly untold: readonly string[]
  /** What the venue refused to tell, as often as it said so, and the first time in its own words. */
  readonly refusals: number
  readonly refusal: string | undefined
}

/** Holds what was heard against what was asked for. */
export function coverageOf(
  { instruments }: FeedExaminer,
  findings: readonly Finding[],
  asked: { readonly symbols: readonly string[]; readonly channels: readonly ToldChannel[] },
): Coverage {
  const heard = asked.symbols.flatMap(symbol =>
    asked.channels.map(channel => ({
      name: `${symbol} ${channel.kind}`,
      state: stateOf(instruments.get(symbol), channel),
    })),
  )
  const inState = (wanted: State) =>
    heard.filter(({ state }) => state === wanted).map(({ name }) => name)
  const refused = findings.find(({ kind }) => kind === 'refused subscription')
  return {
    required: heard.length,
    silent: inState('silent'),
    untold: inState('untold'),
    refusals: refused?.count ?? 0,
    refusal: refused?.first,
  }
}

type State = 'told' | 'silent' | 'untold'

/**
 * Books and best prices change all the time; a trade is missed where the subscription begins with one, or where trades went
 * on by the venue's own count.
 */
function stateOf(instrument: InstrumentExaminer | undefined, { kind, begins }: ToldChannel): State {
  if (instrument && instrument.told[kind] > 0) return 'told'
  return kind !== 'trade' || begins || instrument?.tradedMeanwhile ? 'silent' : 'untold'
}
