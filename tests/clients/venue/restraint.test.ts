import { expect, test } from 'vitest'
import { requestsPerSecondAt, restraintAt } from '../../../clients/venue/pace-share.ts'
import { probes, type Asking } from '../../../clients/venue/probe.ts'
import { binance } from '../../../clients/venue/protocols/binance.ts'
import { openTransport } from '../../../clients/venue/transport.ts'
import { json, venueAnswering } from '../venue-answers.ts'

test.for([
  ['https://api.exchange.example', 10],
  ['https://127.0.0.1:4001', 38],
  ['https://localhost:4001', 38],
] as const)('of 100 requests a second at %s we take %i', ([rest, ours]) => {
  expect(requestsPerSecondAt(rest, binance.rules)).toBeCloseTo(ours)
})

const answer = {
  method: 'GET',
  path: '/api/v3/ping',
  status: 200,
  headers: {},
  text: '{}',
  json: {},
  sentAtMs: 0,
  roundTripMs: 1,
}

test.for([
  ['https://api.exchange.example', 49.9, false],
  ['https://api.exchange.example', 50, true],
  ['https://127.0.0.1:4001', 99, false],
] as const)('at %s a use of %d %% ends our probes: %s', ([rest, usedPct, isSpent]) => {
  const meter = { usedPctIn: () => usedPct }
  const restraint = restraintAt(rest, { rules: binance.rules, meter, protocol: binance })
  restraint.heed(answer)

  expect(restraint.isSpent()).toBe(isSpent)
})

test('probes end once the allowance is spent', async () => {
  const server = await venueAnswering({ 'GET /api/v3/ping': json(200, {}) })
  const transport = openTransport(() => {})
  const asking: Asking = {
    rest: server.target.rest,
    protocol: binance,
    transport,
    pace: () => Promise.resolve(),
    isSpent: () => server.asked.length >= 10,
  }

  const made = await probes(asking, 200, 2)

  expect(made.length).toBeGreaterThanOrEqual(10)
  expect(made.length).toBeLessThan(14)
  await transport.close()
  await server.close()
})
