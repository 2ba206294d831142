import { expect, test } from 'vitest'
import type { DialectName } from '../../clients/feed/dialects/table.ts'
import type { RecordedFrame } from '../../core/market-event.ts'
import { examineFrames } from '../../engines/examination/examine.ts'
import { examinedFeed } from '../../engines/examination/examined-feed.ts'

const nowMs = Date.UTC(2026, 9, 6)

async function examined(dialect: DialectName, texts: readonly string[]) {
  const frames = texts.map((text, index): RecordedFrame => ({
    receivedMs: nowMs + 100 * index,
    connection: 'stream',
    text,
  }))
  const examination = await examineFrames([frames], { dialect })
  const kinds = examination.findings.map(({ kind }) => kind)
  return { ...examinedFeed(examination), kinds }
}

test.for<[DialectName, string]>([
  ['binance', `{"e":"serverShutdown","E":${nowMs}}`],
  ['binance', `{"stream":"!serverShutdown","data":{"e":"serverShutdown","E":${nowMs}}}`],
  ['binance', '[{"e":"24hrMiniTicker","E":1,"s":"A","c":"1"}]'],
  ['binance', '{"stream":"!miniTicker@arr","data":[{"e":"24hrMiniTicker","s":"A"}]}'],
  ['binance', '{"lastUpdateId":160,"bids":[["1","2"]],"asks":[["3","4"]]}'],
  [
    'binance',
    '{"stream":"a@depth5","data":{"lastUpdateId":160,"bids":[["1","2"]],"asks":[["3","4"]]}}',
  ],
  ['coinbaseexchange', '["open","A-B","17","id","1","2","2026-10-06T00:00:00Z"]'],
  ['kraken', '{"channel":"trade","type":"snapshot","data":[]}'],
])('%s may say so, and nothing is wrong with it: %s', async ([dialect, text]) => {
  expect((await examined(dialect, [text])).kinds).toEqual([])
})

test.for<[DialectName, string]>([
  ['kraken', '{"event":"error","errorMessage":"Exceeded msg rate"}'],
  ['kraken', '{"Error":"Exceeded msg rate"}'],
])('%s refuses in these words: %s', async ([dialect, text]) => {
  const { kinds, coverage } = await examined(dialect, [text])

  expect(kinds).toEqual(['refused subscription'])
  expect(coverage.refusal).toContain('Exceeded msg rate')
})

test.for<[DialectName, string]>([
  ['binance', '{"e":"depthUpdate","E":1,"U":1,"u":2,"b":[],"a":[]}'],
  ['binance', '[7]'],
  ['coinbaseexchange', '{"type":"l2update","product_id":"A-B","changes":[["bid","1","1"]]}'],
  ['coinbaseexchange', '[7]'],
  ['kraken', '{"channel":"book","type":"update","data":{}}'],
  ['kraken', '{"channel":"book","type":"update"}'],
])('of %s this is no frame: %s', async ([dialect, text]) => {
  expect((await examined(dialect, [text])).kinds).toEqual(['unreadable frame'])
})

const match = (type: string, id: number) =>
  `{"type":"${type}","trade_id":${id},"product_id":"A-B","price":"2","size":"1","time":"2026-10-06T00:00:00.${id}Z"}`
const krakenTrades = (type: string, ids: readonly number[]) =>
  `{"channel":"trade","type":"${type}","data":[${ids.map(id => `{"symbol":"A/B","side":"buy","price":2.0,"qty":1.0,"ord_type":"limit","trade_id":${id},"timestamp":"2026-10-06T00:00:00.0000${id}Z"}`).join()}]}`

test.for<[string, DialectName, readonly string[]]>([
  [
    'Coinbase',
    'coinbaseexchange',
    [match('last_match', 10), match('match', 11), match('last_match', 11), match('match', 12)],
  ],
  [
    'Kraken',
    'kraken',
    [
      krakenTrades('snapshot', [10, 11]),
      krakenTrades('update', [12]),
      krakenTrades('snapshot', [10, 11, 12, 13]),
      krakenTrades('update', [14]),
    ],
  ],
])('%s tells the last trades again to who comes back', async ([, dialect, frames]) => {
  const { tape, kinds } = await examined(dialect, frames)

  expect(tape).toMatchObject({ repeated: 0, missing: 0 })
  expect(kinds).toEqual([])
})

test('a trade that was missed between two subscriptions is missing, and one told twice by one is repeated', async () => {
  const missed = [krakenTrades('update', [12]), krakenTrades('snapshot', [14, 15])]
  const again = [krakenTrades('snapshot', [12]), krakenTrades('update', [12])]

  expect((await examined('kraken', missed)).tape).toMatchObject({ missing: 1, repeated: 0 })
  expect((await examined('kraken', again)).tape).toMatchObject({ missing: 0, repeated: 1 })
})

test('a trade of Kraken without a number is not numbered', async () => {
  const frame = krakenTrades('update', [12]).replace('"trade_id":12,', '')

  expect((await examined('kraken', [frame])).tape).toMatchObject({ numbered: 0, unnumbered: 1 })
})

test("each trade and each aggregate of Binance has its place on its own venue's count", async () => {
  const trade = (id: number) =>
    `{"e":"trade","E":${nowMs + id},"s":"A","t":${id},"p":"2","q":"1","T":1,"m":true}`
  const aggregate = (id: number, atMs: number) =>
    `{"e":"aggTrade","E":${nowMs + atMs},"s":"A","a":${id},"p":"2","q":"2","f":1,"l":2,"T":1,"m":true}`
  const whole = [trade(501), aggregate(70, 0), trade(502), trade(503), aggregate(71, 2)]

  expect(await examined('binance', whole)).toMatchObject({
    tape: { numbered: 5, repeated: 0, missing: 0 },
    kinds: [],
  })
  expect((await examined('binance', [...whole, aggregate(73, 4)])).tape).toMatchObject({
    missing: 1,
  })
  expect((await examined('binance', [...whole, trade(503)])).tape).toMatchObject({ repeated: 1 })
})

test('times of Binance may be in microseconds', async () => {
  const frames = Array.from(
    { length: 20 },
    (_, index) =>
      `{"e":"depthUpdate","E":${nowMs + 100 * index - 7}250,"s":"A","U":${index},"u":${index},"b":[],"a":[]}`,
  )
  const { kinds, ages } = await examined('binance', frames)

  expect(kinds).toEqual([])
  expect(ages).toMatchObject({ minMs: expect.closeTo(6.75, 3), resolutionMs: 0.001 })
})

test('numbers of Kraken keep their zeros wherever a frame names its channel', async () => {
  const levels = '"bids":[{"price":1.50,"qty":1.10}],"asks":[{"price":1.60,"qty":2.0}]'
  const data = `"data":[{"symbol":"A/B",${levels},"checksum":1}]`
  const wordsOf = async (text: string) => (await examined('kraken', [text])).checksums[0]!.first
  const first = await wordsOf(`{"channel":"book","type":"snapshot",${data}}`)

  expect(first).toMatch(/our book has \d+/)
  expect(await wordsOf(`{"type":"snapshot",${data},"channel":"book"}`)).toBe(first)
  expect(await wordsOf(`{ "channel":"book","type":"snapshot",${data}}`)).toBe(first)
})
