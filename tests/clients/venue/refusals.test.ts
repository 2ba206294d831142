import { expect, test } from 'vitest'
import {
  coinbaseRefusal,
  coinbaseRestraint,
} from '../../../clients/venue/protocols/coinbase-refusals.ts'
import { krakenRefusal, krakenRestraint } from '../../../clients/venue/protocols/kraken-refusals.ts'
import { answerOf } from './answers.ts'

test.for([
  [400, 'invalid signature', 'signature'],
  [401, 'invalid signature', 'signature'],
  [401, 'CB-ACCESS-SIGN header is required', 'signature'],
  [400, 'request timestamp expired', 'timestamp'],
  [401, 'request timestamp expired', 'timestamp'],
  [400, 'invalid timestamp', 'timestamp'],
  [401, 'Invalid API Key', 'key'],
  [401, 'Invalid Passphrase', 'key'],
  [401, 'CB-ACCESS-KEY header is required', 'key'],
  [403, 'Forbidden', 'key'],
  [401, 'Unauthorized.', 'key'],
  [429, 'Private rate limit exceeded', 'busy'],
  [404, 'order not found', 'unknown-order'],
  [404, 'NotFound', 'unknown-order'],
  [400, 'Order already done', 'unknown-order'],
  [400, 'Insufficient funds', 'other'],
  [400, 'Post only mode', 'other'],
  [400, 'size is too small. Minimum size is 0.001', 'other'],
  [500, 'Internal server error', 'ambiguous'],
  [503, 'The exchange is currently under maintenance.', 'ambiguous'],
] as const)("Coinbase Exchange's %i %s is about %s", ([status, message, kind]) => {
  expect(coinbaseRefusal(answerOf(status, { message }))).toEqual({
    code: String(status),
    words: message,
    kind,
  })
})

test.for([
  [{ status: 'rejected', reject_reason: 'post only' }, 'would-take'],
  [{ status: 'rejected', reject_reason: 'something else' }, 'other'],
  [{ status: 'rejected' }, 'other'],
] as const)('an order that Coinbase Exchange took with 200 and %o has been rejected', entry => {
  const [json, kind] = entry
  const posted = { method: 'POST', path: '/orders' }

  expect(coinbaseRefusal(answerOf(200, json, posted))).toMatchObject({ code: 'rejected', kind })
  expect(coinbaseRefusal(answerOf(200, json, { path: '/orders/1' }))).toBeUndefined()
})

test.for([
  ['EAPI:Invalid key', 'key'],
  ['EGeneral:Permission denied', 'key'],
  ['EAPI:Invalid signature', 'signature'],
  ['EAPI:Invalid nonce', 'timestamp'],
  ['EAPI:Rate limit exceeded', 'busy'],
  ['EOrder:Rate limit exceeded', 'busy'],
  ['EOrder:Domain rate limit exceeded', 'busy'],
  ['EGeneral:Too many requests', 'busy'],
  ['EService: Throttled: 1688669448', 'busy'],
  ['EService:Throttled:1688669448', 'busy'],
  ['EGeneral:Temporary lockout', 'busy'],
  ['EService:Unavailable', 'ambiguous'],
  ['EService:Busy', 'ambiguous'],
  ['EService:Timeout', 'ambiguous'],
  ['EGeneral:Internal error', 'ambiguous'],
  ['EOrder:Post only order', 'would-take'],
  ['EOrder:Duplicate order', 'duplicate-client-order-id'],
  ['EOrder:cl_ord_id already in use', 'duplicate-client-order-id'],
  ['EOrder:Unknown order', 'unknown-order'],
  ['EOrder:Invalid order', 'unknown-order'],
  ['EOrder:Insufficient funds', 'other'],
  ['EOrder:Invalid price', 'other'],
  ['EGeneral:Invalid arguments:volume', 'other'],
  ['EService:Market in cancel_only mode', 'other'],
] as const)("Kraken's %s, with 200, is about %s", ([words, kind]) => {
  expect(krakenRefusal(answerOf(200, { error: [words] }))).toMatchObject({ kind })
})

test('what Kraken says is kept, in its parts', () => {
  const error = ['WGeneral:Fine', 'EGeneral:Invalid arguments:volume', 'EOrder:Other']

  expect(krakenRefusal(answerOf(200, { error }))).toEqual({
    code: 'EGeneral',
    words: 'Invalid arguments:volume, EOrder:Other',
    kind: 'other',
  })
})

test.for([
  [200, { error: [], result: {} }],
  [200, { error: ['WGeneral:Deprecated'], result: {} }],
] as const)('%i %o is no refusal of Kraken', ([status, json]) => {
  expect(krakenRefusal(answerOf(status, json))).toBeUndefined()
})

test.for([
  [403, 'busy'],
  [302, 'busy'],
  [502, 'ambiguous'],
  [520, 'ambiguous'],
] as const)('%i of a proxy, without a reason, is about %s at either venue', ([status, kind]) => {
  expect(krakenRefusal(answerOf(status))).toMatchObject({ code: String(status), kind })
  expect(coinbaseRefusal(answerOf(status))).toMatchObject({ code: String(status), kind })
})

test.for([
  [200, { error: ['EAPI:Rate limit exceeded'] }, 'slow-down'],
  [200, { error: ['EGeneral:Too many requests'] }, 'slow-down'],
  [200, { error: ['EService: Throttled: 1'] }, 'slow-down'],
  [429, undefined, 'slow-down'],
  [200, { error: ['EGeneral:Temporary lockout'] }, 'ban'],
  [200, { error: ['EAPI:Invalid key'] }, undefined],
  [200, { error: [] }, undefined],
] as const)('%i %o of Kraken asks for: %s', ([status, json, restraint]) => {
  expect(krakenRestraint(answerOf(status, json))).toBe(restraint)
})

test.for([
  [429, 'slow-down'],
  [200, undefined],
  [418, undefined],
] as const)('%i of Coinbase Exchange asks for: %s', ([status, restraint]) => {
  expect(coinbaseRestraint(answerOf(status))).toBe(restraint)
})
