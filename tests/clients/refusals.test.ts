import { expect, test } from 'vitest'
import { binanceRefusal } from '../../clients/venue/protocols/binance-refusals.ts'

const answer = (status: number, json?: unknown) => ({
  method: 'POST',
  path: '/api/v3/order',
  status,
  headers: { 'content-type': 'text/html' },
  text: '',
  json,
  sentAtMs: 0,
  roundTripMs: 1,
})

test.for([
  [400, -2010, 'Order would immediately match and take.', 'would-take'],
  [400, -2010, 'Duplicate order sent.', 'duplicate-client-order-id'],
  [400, -2010, 'Account has insufficient balance for requested action.', 'other'],
  [400, -1013, 'Filter failure: LOT_SIZE', 'other'],
  [400, -1022, 'Signature for this request is not valid.', 'signature'],
  [
    400,
    -1102,
    "Mandatory parameter 'signature' was not sent, was empty/null, or malformed.",
    'signature',
  ],
  [400, -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", 'other'],
  [400, -1021, 'Timestamp for this request is outside of the recvWindow.', 'timestamp'],
  [401, -2015, 'Invalid API-key, IP, or permissions for action.', 'key'],
  [400, -2011, 'Unknown order sent.', 'unknown-order'],
  [429, -1003, 'Too much request weight used.', 'busy'],
  [418, -1003, 'Way too much request weight used.', 'busy'],
  [503, -1007, 'Timeout waiting for response from backend server.', 'ambiguous'],
  [500, -2010, 'Duplicate order sent.', 'ambiguous'],
] as const)('%i %i %s is about %s', ([status, code, msg, kind]) => {
  expect(binanceRefusal(answer(status, { code, msg }))).toEqual({
    code: String(code),
    words: msg,
    kind,
  })
})

test.for([
  [403, 'busy'],
  [502, 'ambiguous'],
  [302, 'busy'],
] as const)('%i of a proxy, without a reason, is about %s', ([status, kind]) => {
  expect(binanceRefusal(answer(status))).toMatchObject({ code: String(status), kind })
})

test('a good answer is no refusal', () => {
  expect(binanceRefusal(answer(200, { code: 0, msg: 'fine' }))).toBeUndefined()
})
