import { expect, test } from 'vitest'
import type { MarketEvent, StatedLevel } from '../../core/market-event.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'
import { FeedExaminer } from '../../helpers/feed/feed-examiner.ts'

const bids: readonly StatedLevel[] = [['1', '1']]
const asks: readonly StatedLevel[] = [['2', '1']]
const whole = (symbol: string): readonly MarketEvent[] => [
  { kind: 'snapshot', symbol, bids, asks },
  ...changes(symbol),
]
const oneSided = (symbol: string): readonly MarketEvent[] => [
  { kind: 'snapshot', symbol, bids, asks: [] },
  ...changes(symbol),
]
const changes = (symbol: string, count = 30): readonly MarketEvent[] =>
  Array.from({ length: count }, () => ({ kind: 'change', symbol, bids, asks: [] }))

function unfollowed(events: readonly MarketEvent[], symbols?: readonly string[]) {
  const examiner = new FeedExaminer()
  examiner.observe({ receivedMs: 0, connection: 'stream', text: '' }, events)
  return examinedFeed({ examiner, findings: examiner.end() }, symbols).unfollowed
}

test.for<[string, readonly MarketEvent[], readonly string[] | undefined, readonly string[]]>([
  ['all', [...whole('A'), ...whole('B')], ['A', 'B'], []],
  ['one without a snapshot', [...whole('A'), ...changes('B')], ['A', 'B'], ['B']],
  ['one that has bids alone', [...whole('A'), ...oneSided('B')], ['A', 'B'], ['B']],
  ['one that was never told of', whole('A'), ['A', 'B'], ['B']],
  ['a recorded one without a snapshot', [...whole('A'), ...changes('B')], undefined, ['B']],
  ['a recorded one that hardly changed', [...whole('A'), ...changes('B', 3)], undefined, []],
])('of books, %s: those that nothing is known of are named', ([, events, symbols, named]) => {
  expect(unfollowed(events, symbols)).toEqual(named)
})
