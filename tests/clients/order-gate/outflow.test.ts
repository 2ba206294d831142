import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Outflow, UnreadableOutflow, type Outgoing } from '../../../clients/order-gate/outflow.ts'

const request = (head: string, body = '') =>
  Buffer.from(
    `${head}\r\nhost: venue.example\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )

/** A text message as a client sends it. */
function message(text: string, first = 0x81): Buffer {
  const payload = Buffer.from(text)
  const mask = Buffer.from([7, 11, 13, 17])
  const size =
    payload.length < 126
      ? Buffer.from([0x80 | payload.length])
      : Buffer.from([0xfe, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([
    Buffer.from([first]),
    size,
    mask,
    payload.map((byte, index) => byte ^ mask[index % 4]!),
  ])
}

const upgrade = Buffer.from(
  'GET /ws HTTP/1.1\r\nHost: venue.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
)
const conversation = [
  request('GET /api/v3/time HTTP/1.1'),
  request('POST /api/v3/order HTTP/1.1', 'symbol=ÄTHUSDT&side=BUY'),
  request('DELETE /orders/client:x?y=z HTTP/1.1'),
  upgrade,
  message('{"method":"SUBSCRIBE"}'),
  message(`{"long":"${'x'.repeat(300)}"}`),
  message('', 0x89),
]

const shown = (one: Outgoing) =>
  one.kind === 'request'
    ? [one.method, one.target, one.body]
    : one.kind === 'message'
      ? one.text
      : one.kind

test('requests and messages are read whole', () => {
  expect(new Outflow().push(Buffer.concat(conversation)).map(shown)).toEqual([
    ['GET', '/api/v3/time', ''],
    ['POST', '/api/v3/order', 'symbol=ÄTHUSDT&side=BUY'],
    ['DELETE', '/orders/client:x?y=z', ''],
    ['GET', '/ws', ''],
    '{"method":"SUBSCRIBE"}',
    `{"long":"${'x'.repeat(300)}"}`,
    'control',
  ])
})

test('however it is cut, the same is read, byte for byte, and nothing before it is whole', () => {
  const stream = Buffer.concat(conversation)
  const cuts = fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 20 })
  fc.assert(
    fc.property(cuts, places => {
      const ends = [...places.toSorted((one, other) => one - other), stream.length]
      const outflow = new Outflow()
      const read: Outgoing[] = []
      let from = 0
      for (const end of ends) {
        read.push(...outflow.push(Buffer.from(stream.subarray(from, end))))
        from = end
        const released = read.reduce((sum, { bytes }) => sum + bytes.length, 0)
        let whole = 0
        for (const part of conversation)
          if (whole + part.length <= end) whole += part.length
          else break
        expect(released).toBe(whole)
      }
      expect(Buffer.concat(read.map(({ bytes }) => bytes)).equals(stream)).toBe(true)
    }),
  )
})

test.for<[string, readonly Buffer[]]>([
  ['HTTP/2', [Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')]],
  ['another version', [Buffer.from('POST / HTTP/1.0\r\n\r\n')]],
  ['a handshake of TLS', [Buffer.from([0x16, 3, 1, 0, 5])]],
  ['chunks', [Buffer.from('POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')]],
  [
    'two lengths',
    [Buffer.from('POST / HTTP/1.1\r\nContent-Length: 1\r\ncontent-length: 5\r\n\r\nabcde')],
  ],
  ['a length that is none', [Buffer.from('POST / HTTP/1.1\r\nContent-Length: 0x5\r\n\r\nabcde')]],
  ['a folded header', [Buffer.from('GET / HTTP/1.1\r\nA: b\r\n c: d\r\n\r\n')]],
  [
    'a header with a bare line break',
    [Buffer.from('GET / HTTP/1.1\r\nA: b\n\nPOST / HTTP/1.1\r\n\r\n')],
  ],
  ['a lower-case method', [Buffer.from('post / HTTP/1.1\r\n\r\n')]],
  ['a request after the upgrade', [upgrade, request('POST /api/v3/order HTTP/1.1', 'x')]],
  ['a compressed message', [upgrade, message('x', 0xc1)]],
  ['a binary message', [upgrade, message('x', 0x82)]],
  ['a message in pieces', [upgrade, message('x', 0x01)]],
  [
    'a request that overrides its method',
    [Buffer.from('GET / HTTP/1.1\r\nX-HTTP-Method-Override: POST\r\n\r\n')],
  ],
  ['a ping that is longer than a ping', [upgrade, message('x'.repeat(126), 0x89)]],
  ['a control message of no kind', [upgrade, message('x', 0x8b)]],
  ['an unmasked message', [upgrade, Buffer.from([0x81, 1, 0x78])]],
  ['no end', [Buffer.from(`GET / HTTP/1.1\r\nA: ${'b'.repeat(1_100_000)}`)]],
])('%s is refused', ([, parts]) => {
  expect(() => {
    const outflow = new Outflow()
    for (const part of parts) outflow.push(part)
  }).toThrow(UnreadableOutflow)
})
