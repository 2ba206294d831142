import { expect, test } from 'vitest'
import { krakenFeed } from '../../../clients/feed/kraken.ts'

const stream = krakenFeed.market({
  name: 'kraken',
  ccxtId: 'kraken',
  rest: 'https://localhost:1',
  websocket: 'wss://localhost:1/v2',
  symbols: ['BTC/USD'],
  timeScale: 1,
})
test('every book of an update is news of its symbol', () => {
  const two =
    '{"channel":"book","type":"update","data":[{"symbol":"BTC/USD","checksum":1,"timestamp":"t"},{"symbol":"ETH/USD","checksum":2,"timestamp":"t"}]}'

  expect(stream.read(two)).toEqual([
    { kind: 'update', topic: 'BTC/USD', key: 't 1' },
    { kind: 'update', topic: 'ETH/USD', key: 't 2' },
  ])
  expect(stream.read(two.replace('update', 'snapshot'))).toEqual([])
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
