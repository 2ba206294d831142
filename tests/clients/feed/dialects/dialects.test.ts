import { expect, test } from 'vitest'
import { coinbaseDialect } from '../../../../clients/feed/dialects/coinbase.ts'
import { isoTimeReader } from '../../../../clients/feed/dialects/iso-time.ts'
import { krakenDialect } from '../../../../clients/feed/dialects/kraken.ts'
import { snapshotIn, binanceDialect } from '../../../../clients/feed/dialects/binance.ts'
import { documented, documentedChecksum } from '../../../data/kraken-book-example.ts'
import { OrderBook } from '../../../../helpers/feed/order-book.ts'

test.for<[string, number]>([
  ['2021-04-17T16:43:41.468740Z', Date.UTC(2021, 3, 17, 16, 43, 41) + 468.74],
  ['2021-04-17T16:43:41Z', Date.UTC(2021, 3, 17, 16, 43, 41)],
  ['2026-10-06T00:00:00.000001Z', Date.UTC(2026, 9, 6) + 0.001],
])('%s keeps its microseconds', ([text, expected]) => {
  expect(isoTimeReader()(text)).toBeCloseTo(expected, 3)
})

test.for([undefined, 7, '', '2021-04-17', '2021-04-17T16:43:41+02:00', 'Z'])(
  '%s is no time',
  value => {
    expect(isoTimeReader()(value)).toBeNaN()
  },
)

/** Numbers of a frame as they are written on the wire. */
const numbers = (levels: readonly (readonly [string, string])[]) =>
  levels.map(([price, qty]) => `{"price":${price},"qty":${qty}}`).join(',')

test("Kraken's second version keeps the zeros that its checksum is of", () => {
  const { bids, asks } = documented
  const frame = `{"channel":"book","type":"snapshot","data":[{"symbol":"BTC/USD","bids":[${numbers(bids)}],"asks":[${numbers(asks)}],"checksum":${documentedChecksum}}]}`
  const [event] = krakenDialect().read(frame)

  expect(event).toMatchObject({ kind: 'snapshot', symbol: 'BTC/USD', checksum: documentedChecksum })
  const book = new OrderBook()
  if (event?.kind === 'snapshot') book.replace(event)
  expect(book.checksum()).toBe(documentedChecksum)
})

test.for([
  ['{"price":45285.2,"qty":0.00100000}', ['45285.2', '0.00100000']],
  ['{"price":45285.20,"qty":0.0}', ['45285.20', '0.0']],
  ['{"price":5e-05,"qty":1}', ['5e-05', '1']],
  ['{"price":123456789012345.12345678,"qty":1.10}', ['123456789012345.12345678', '1.10']],
] as const)("the level %s of Kraken keeps the frame's own text", ([text, level]) => {
  const frame = `{"channel":"book","type":"update","data":[{"symbol":"BTC/USD","bids":[],"asks":[${text}],"checksum":3310070434,"timestamp":"2026-10-06T00:00:00.000000Z"}]}`

  expect(krakenDialect().read(frame)).toMatchObject([
    { kind: 'change', asks: [level], checksum: 3310070434 },
  ])
})

test("Kraken's second version tells changes, trades, best prices and signs of life", () => {
  const dialect = krakenDialect()
  const told = [
    '{"channel":"book","type":"update","data":[{"symbol":"A/B","bids":[{"price":1.50,"qty":0.0}],"asks":[],"checksum":7,"timestamp":"2026-10-06T00:00:00.5Z"}]}',
    '{"channel":"trade","type":"snapshot","data":[{"symbol":"A/B","price":1.5,"qty":2.0,"trade_id":9,"timestamp":"2026-10-06T00:00:00Z"}]}',
    '{"channel":"ticker","type":"update","data":[{"symbol":"A/B","bid":1.4,"bid_qty":3.0,"ask":1.6,"ask_qty":4.0}]}',
    '{"channel":"heartbeat"}',
    '{"method":"subscribe","success":false,"error":"Currency pair not supported"}',
    '{"channel":"status","data":[{"system":"online"}]}',
  ].map(text => dialect.read(text))

  expect(told).toMatchObject([
    [
      {
        kind: 'change',
        symbol: 'A/B',
        bids: [['1.50', '0.0']],
        asks: [],
        checksum: 7,
        venueMs: Date.UTC(2026, 9, 6) + 500,
      },
    ],
    [
      {
        kind: 'trade',
        symbol: 'A/B',
        id: 9,
        price: '1.5',
        quantity: '2.0',
        venueMs: Date.UTC(2026, 9, 6),
        past: true,
      },
    ],
    [
      {
        kind: 'best',
        symbol: 'A/B',
        bid: '1.4',
        bidQuantity: '3.0',
        ask: '1.6',
        askQuantity: '4.0',
      },
    ],
    [{ kind: 'life-sign' }],
    [{ kind: 'refusal', words: 'Currency pair not supported' }],
    [],
  ])
})

test("Coinbase's first ticker of a product tells of before the subscription, the next of now", () => {
  const dialect = coinbaseDialect()
  const ticker =
    '{"type":"ticker","product_id":"A-B","price":"2","best_bid":"1","best_ask":"3","time":"2021-04-17T16:43:41Z","trade_id":5,"last_size":"0.1"}'

  expect([dialect.read(ticker), dialect.read(ticker)]).toMatchObject([
    [{ kind: 'best' }, { kind: 'trade', past: true, repeated: true }],
    [{ kind: 'best' }, { kind: 'trade', past: false, repeated: true }],
  ])
})

test('Binance: candles say nothing, confirmations are told, and an answer is of the instrument that was asked for', () => {
  expect(binanceDialect.read('{"e":"kline","s":"A"}')).toEqual([])
  expect(binanceDialect.read('{"result":null,"id":1}')).toEqual([{ kind: 'acknowledgement' }])
  expect(snapshotIn('A', '{"lastUpdateId":7,"bids":[],"asks":[]}')).toEqual([
    { kind: 'snapshot', symbol: 'A', lastId: 7, bids: [], asks: [] },
  ])
  expect(binanceDialect.readAnswer('https://x.example/api/v3/exchangeInfo', '{}')).toEqual([])
})
