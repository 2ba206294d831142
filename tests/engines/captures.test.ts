import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examineCapture } from '../../engines/examination/examine.ts'
import type { InstrumentExaminer } from '../../helpers/feed/instrument-examiner.ts'
import { examined, framesOf, sourceNames, sources } from './recordings.ts'

test.for(sourceNames)('%s is examined whole, and nothing is wrong with it', async name => {
  const { findings, examiner } = await examineCapture(sources[name].file, sources[name])

  expect(findings).toEqual([])
  expect(examiner.frames).toBe((await framesOf(name)).length)
})

test('what the frames of each venue state is compared, and as often as can be', async () => {
  const seen = await Promise.all(
    sourceNames.map(async name => {
      const { examiner } = await examined(name, await framesOf(name))
      const total = (count: (one: InstrumentExaminer) => number) =>
        [...examiner.instruments.values()].reduce((sum, one) => sum + count(one), 0)
      return {
        name,
        instruments: examiner.instruments.size,
        changes: total(one => one.changes),
        numbered: total(one => one.sequence.updates),
        checksums: total(one => one.checksums),
        best: total(one => one.echo.compared),
        trades: total(one => one.tape.trades + one.aggregates.trades),
        toldTwice: total(one => one.tradeEcho.compared),
      }
    }),
  )

  expect(seen).toEqual([
    {
      name: 'Binance 2021',
      instruments: 4,
      changes: 177,
      numbered: 177,
      checksums: 0,
      best: 144,
      trades: 2,
      toldTwice: 0,
    },
    {
      name: 'Binance 2024',
      instruments: 1,
      changes: 3434,
      numbered: 3434,
      checksums: 0,
      best: 3309,
      trades: 6106,
      toldTwice: 0,
    },
    {
      name: 'Coinbase 2021',
      instruments: 10,
      changes: 9719,
      numbered: 0,
      checksums: 0,
      best: 0,
      trades: 107,
      toldTwice: 107,
    },
    {
      name: 'Kraken 2021',
      instruments: 5,
      changes: 2134,
      numbered: 0,
      checksums: 2134,
      best: 0,
      trades: 0,
      toldTwice: 0,
    },
  ])
})

test('a clock that is behind makes latency negative, and it stays so', async () => {
  const { examiner } = await examined('Binance 2024', await framesOf('Binance 2024'))

  expect(examiner.offsets.quantileMs(0.5)).toBeCloseTo(-1273, -1)
  expect(examiner.offsets.maxMs).toBeLessThan(-1_200)
})

const written = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'capture-')), 'feed.txt')
  writeFileSync(file, text)
  return file
}
const header = '{"t":"header","format":2}'
const received = (data: string) =>
  JSON.stringify({ t: 'recv', conn: 'one', ts: 1_700_000_000.5, data })

test.for<[string, string, RegExp]>([
  ['an empty file', '', /must hold a frame, is empty/],
  [
    'a file of another kind',
    'a,b\n1,2\n',
    /must be written in a known format \(.*\), begins with a,b/,
  ],
  [
    'a line that is cut off',
    `${header}\n${received('{}').slice(0, 30)}`,
    /must be a JSON object, was \{"t"/,
  ],
  [
    'a frame without a text',
    `${header}\n{"t":"recv","ts":1}`,
    /must have a time ts and a text data/,
  ],
  ['a line of null', `${header}\nnull\n{"t":"recv"}`, /must have a time ts and a text data/],
  [
    'a line without a time',
    '1723161254024619568 {"stream":"x@depth","data":{}}\nnonsense\n',
    /must begin with nanoseconds and a space, was nonsense/,
  ],
  [
    'an annotated line without a time',
    'wss://ws-feed.example <-> 1618677816.84\nnonsense\n',
    /must be 'time: frame', was nonsense/,
  ],
])('%s is refused with what must hold', async ([, text, words]) => {
  await expect(examineCapture(written(text), { dialect: 'binance' })).rejects.toThrow(words)
})

test('a file that is not there is told as such', async () => {
  await expect(examineCapture('/nowhere/feed.gz', { dialect: 'binance' })).rejects.toThrow('ENOENT')
})

test.for([
  ['binance', '{"e":"depthUpdate","s":"BTCUSDT","U":1,"u":2,"b":[null],"a":[]}'],
  ['binance', '{"e":"trade","s":"BTCUSDT"}'],
  ['binance', '{"u":1,"s":"BTCUSDT","b":1}'],
  ['binance', 'nonsense'],
  ['binance', '7'],
  ['coinbaseexchange', '{"type":"l2update","product_id":"BTC-USD","changes":[null]}'],
  ['coinbaseexchange', '{"type":"ticker","product_id":"BTC-USD"}'],
  ['coinbaseexchange', '{"type":"snapshot","product_id":"BTC-USD","bids":7}'],
  ['coinbaseexchange', '[]'],
  ['kraken', '[1,{"a":[7],"c":"1"},"book-10","XBT/USD"]'],
  ['kraken', '[1]'],
  ['kraken', '[1,7,"ticker","XBT/USD"]'],
  ['kraken', '{"channel":"book","type":"update","data":[{"symbol":"BTC/USD","bids":7}]}'],
  ['kraken', '{"channel":"trade","type":"update","data":[7]}'],
  ['kraken', 'nonsense'],
] as const)('of %s a frame that is no such frame is found: %s', async ([dialect, text]) => {
  const { findings } = await examineCapture(written(`${header}\n${received(text)}\n`), { dialect })

  expect(findings.map(({ kind }) => kind)).toEqual(['unreadable frame'])
})

test('levels, trades, times and subscriptions that cannot be are found', async () => {
  const frames = [
    '{"e":"depthUpdate","E":1,"s":"A","U":1,"u":1,"b":[],"a":[]}',
    '{"e":"trade","E":1,"s":"A","t":1,"p":"-1","q":"1"}',
    '{"u":1,"s":"A","b":"3","B":"1","a":"2","A":"1"}',
    '{"code":2,"msg":"Invalid request"}',
  ]
  const snapshot = JSON.stringify({
    t: 'http',
    conn: 'http',
    ts: 1_700_000_000.1,
    url: 'https://api.example/api/v3/depth?symbol=A',
    data: '{"lastUpdateId":0,"bids":[["1","1"],["2","1"],["x","1"],["","1"]],"asks":[["9","-1"]]}',
  })
  const file = written([header, snapshot, ...frames.map(received)].join('\n'))
  const { findings } = await examineCapture(file, { dialect: 'binance' })

  expect(findings.map(({ kind, first }) => `${kind}: ${first}`)).toEqual([
    'impossible level: of a snapshot 3 levels are none, 1 are out of order',
    'impossible trade: 1 at -1',
    'impossible best prices: best bid 3 and best ask 2 were stated',
    expect.stringMatching('refused subscription: .*Invalid request'),
    expect.stringMatching('clock offset: half the messages are'),
  ])
})
