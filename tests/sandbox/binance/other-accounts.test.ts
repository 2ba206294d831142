import { expect, test } from 'vitest'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { openQuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'

test.for([
  ['tester', 1],
  ['other', 0],
] as const)('of what %s was prevented from, the account is told %d', async ([account, count]) => {
  const { engine, front } = await openQuietVenue()
  engine.openAccount('other', { USDT: d('100000'), ETH: d('100') })
  for (const side of ['buy', 'sell'] as const) {
    engine.submit({
      account,
      symbol: 'ETHUSDT',
      clientOrderId: side,
      side,
      kind: 'limit',
      price: d('2000'),
      quantity: d('0.1'),
      timeInForce: 'GTC',
      postOnly: false,
      selfTradePrevention: 'expire-taker',
    })
  }
  const asked = { symbol: 'ETHUSDT', preventedMatchId: 1 }
  const answer = await new RestClient(front.endpoint).signed(
    'GET /api/v3/myPreventedMatches',
    asked,
  )

  expect(answer.body).toHaveLength(count)
  await front.close()
})
