import { expect, test } from 'vitest'
import type { MarketEvent, ToldChannel } from '../../core/market-event.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'
import { FeedExaminer } from '../../helpers/feed/feed-examiner.ts'

const channels = (begins: boolean): readonly ToldChannel[] =>
  (['book', 'best', 'trade'] as const).map(kind => ({ kind, begins }))

function covered(events: readonly MarketEvent[], begins: boolean) {
  const examiner = new FeedExaminer()
  examiner.observe({ receivedMs: 0, connection: 'stream', text: '' }, events)
  return examinedFeed({ examiner, findings: examiner.end() }, ['A'], channels(begins)).coverage
}

const level = ['1', '1'] as const
const sides = { symbol: 'A', bids: [level], asks: [] }
const book: MarketEvent = { kind: 'change', ...sides }
const best: MarketEvent = { kind: 'best', symbol: 'A', bid: '1', ask: '2' }
const trade: MarketEvent = { kind: 'trade', symbol: 'A', price: '1', quantity: '1', id: 1 }
const count = (lastId: number): MarketEvent => ({ kind: 'count', symbol: 'A', lastId })

test.for<[string, readonly MarketEvent[], boolean, readonly string[], readonly string[]]>([
  ['everything', [book, best, trade], false, [], []],
  ['a snapshot of the stream', [{ kind: 'snapshot', ...sides }, best, trade], true, [], []],
  [
    'a snapshot of REST',
    [{ kind: 'snapshot', ...sides, lastId: 1 }, best, trade],
    false,
    ['A book'],
    [],
  ],
  ['a trade of before', [book, best, { ...trade, past: true }], true, [], []],
  [
    'a trade that a ticker repeats',
    [book, best, { ...trade, repeated: true }],
    true,
    ['A trade'],
    [],
  ],
  ['no trade, though one begins it', [book, best], true, ['A trade'], []],
  ['no trade, and none is known of', [book, best], false, [], ['A trade']],
  ['no trade, and none was', [book, best, count(7), count(7)], false, [], ['A trade']],
  ['no trade, though there were some', [book, best, count(7), count(9)], false, ['A trade'], []],
  ['nothing', [], false, ['A book', 'A best'], ['A trade']],
])('%s', ([, events, begins, silent, untold]) => {
  expect(covered(events, begins)).toMatchObject({ required: 3, silent, untold, refusals: 0 })
})

test('refusals are counted, the first in its own words', () => {
  const refusal = (words: string): MarketEvent => ({ kind: 'refusal', words })

  expect(covered([book, best, trade, refusal('no such pair'), refusal('no')], true)).toMatchObject({
    silent: [],
    refusals: 2,
    refusal: 'no such pair',
  })
})
