import { expect, test } from 'vitest'
import { krakenFeed } from '../../../clients/feed/kraken.ts'

const stream = krakenFeed.checksummed({
  name: 'kraken',
  ccxtId: 'kraken',
  rest: 'https://localhost:1',
  websocket: 'wss://localhost:1/v2',
  symbols: ['BTC/USD'],
  timeScale: 1,
})
const frameWith = (levels: string) =>
  `{"channel":"book","type":"update","data":[{"symbol":"BTC/USD","bids":[],"asks":${levels},"checksum":3310070434,"timestamp":"2026-10-06T00:00:00.000000Z"}]}`

test.for([
  ['{"price":45285.2,"qty":0.00100000}', ['45285.2', '0.00100000']],
  ['{"price":45285.20,"qty":0.0}', ['45285.20', '0.0']],
  ['{"price":5e-05,"qty":1}', ['5e-05', '1']],
  ['{"price":123456789012345.12345678,"qty":1.10}', ['123456789012345.12345678', '1.10']],
] as const)("the level %s keeps the frame's own text", ([text, level]) => {
  const [book] = stream.read(frameWith(`[${text}]`))

  expect(book).toMatchObject({ frame: { kind: 'update', asks: [level], checksum: 3310070434 } })
})

test('every book of a frame is read, and an update is news of its symbol', () => {
  const two =
    '{"channel":"book","type":"update","data":[{"symbol":"BTC/USD","checksum":1,"timestamp":"t"},{"symbol":"ETH/USD","checksum":2,"timestamp":"t"}]}'

  expect(stream.read(two).map(({ kind }) => kind)).toEqual(['book', 'update', 'book', 'update'])
})

test('a snapshot is a book, and no news', () => {
  const snapshot = frameWith('[]').replace('update', 'snapshot')

  expect(stream.read(snapshot)).toMatchObject([{ kind: 'book', frame: { kind: 'snapshot' } }])
})

test('a confirmation is of one symbol', () => {
  const confirmed =
    '{"method":"subscribe","req_id":1,"result":{"channel":"book","symbol":"BTC/USD"},"success":true}'

  expect(stream.read(confirmed)).toEqual([{ kind: 'acknowledgement', topic: 'BTC/USD' }])
})

test.for([
  ['{"channel":"heartbeat"}', [{ kind: 'life-sign' }]],
  ['{"channel":"instrument","type":"update","data":{}}', [{ kind: 'life-sign' }]],
  [
    '{"method":"subscribe","success":false,"error":"Already subscribed"}',
    [{ kind: 'refusal', words: 'Already subscribed' }],
  ],
  ['{"channel":"status","type":"update","data":[]}', []],
  ['no JSON', []],
] as const)('%s says %o', ([text, messages]) => {
  expect(stream.read(text)).toEqual(messages)
})
