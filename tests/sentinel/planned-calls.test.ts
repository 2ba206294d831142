import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { Plan, PlannedCheck } from '../../core/plan.ts'
import type { RunReport } from '../../core/run-report.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { shimUntilEnd } from '../clients/trading-system/shim.ts'
import type { Witnessed } from './call-witness.ts'
import { launch, project, reportIn, repository } from './launch.ts'

const witness = pathToFileURL(join(repository, 'tests/sentinel/call-witness.ts')).href
/** At least one check for each kind of call. */
const files = {
  connectivity: [
    'candle-freshness',
    'fee-schedule',
    'forged-signature',
    'instrument-metadata',
    'ip-allow-list',
    'name-resolution',
    'private-stream',
    'signed-call',
    'stream-start',
    'ticker-sanity',
    'trading-restriction',
    'venue-clock',
    'venue-status',
  ],
  deployment: ['clock-synchronisation', 'key-permissions'],
  'market-data': ['book-completeness', 'price-grid', 'sequence-continuity'],
}
const paths = [
  ...Object.entries(files).flatMap(([phase, names]) =>
    names.map(name => `suites/${phase}/${name}.check.ts`),
  ),
  'suites/execution/leftover-orders.check.ts',
  'suites/execution/duplicate-client-order-id.trade.ts',
  'suites/execution/post-only.trade.ts',
  'suites/execution/resting-order.trade.ts',
].map(path => join(repository, path))

/** What a plan must say where such a request is sent, said here once more from the documentation of Binance and the shim. */
const wordsFor: readonly (readonly [RegExp, RegExp])[] = [
  [/^GET \/api\/v3\/time /, /^GET \/api\/v3\/time/],
  [/^GET \/api\/v3\/exchangeInfo/, /the list of instruments/],
  [/^GET \/api\/v3\/klines/, /candles/],
  [/^GET \/api\/v3\/ticker\/24hr.*type=MINI/, /ticker of each symbol.*trades are missing/],
  [/^GET \/api\/v3\/ticker\/24hr/, /ticker of a symbol/],
  // Few levels are asked for by both.
  [/^GET \/api\/v3\/depth.*limit=5 /, /best prices of a symbol|snapshot of each book/],
  [/^GET \/api\/v3\/depth/, /snapshot of each book/],
  [/^GET \/api\/v3\/account\/commission/, /fees/],
  [/^GET \/api\/v3\/account\?/, /balances/],
  [/^GET \/api\/v3\/openOrders/, /open orders/],
  [/^GET \/sapi\/v1\/account\/apiRestrictions/, /key may/],
  [/^GET \/sapi\/v1\/spot\/delist-schedule/, /notices/],
  [/^GET \/sapi\/v1\/system\/status/, /state/],
  [/^POST \/api\/v3\/order /, /places an order/],
  [/^DELETE \/api\/v3\/order\?/, /cancels an order/],
  [/^GET \/capabilities /, /who it is and what it offers/],
  [/^GET \/orders /, /orders that it knows/],
]
/** Where a plan says no number, only the time that the check has limits them. */
const mostOf = (orders: PlannedCheck['orders']): number =>
  orders ? (orders.atMost ?? Infinity) : 0
const isOrder = ({ head = '' }: Witnessed) => head.startsWith('POST /api/v3/order')

test('every call and every order of a run is in its plan', { timeout: 300_000 }, async () => {
  await using target = await runningTarget()
  const directory = project({ 'direct.toml': target.profile })
  const seenIn = join(directory, 'seen.jsonl')
  const env = { NODE_OPTIONS: `--import ${witness}`, CALL_WITNESS: seenIn, ...target.keys }
  const words = [...paths, '--config', 'direct.toml']
  const { stdout } = await launch(['plan', '--json', ...words], { directory, env: target.keys })
    .ended
  const { checks, addresses } = JSON.parse(stdout) as Plan
  await launch(words, { directory, env }).ended

  const { results } = reportIn(directory)
  const seen = readFileSync(seenIn, 'utf8').trim().split('\n')
  const calls = seen.map(line => JSON.parse(line) as Witnessed)
  const byCheck = Map.groupBy(calls.filter(isOfCheck), ({ atMs }) => checkAt(results, atMs))
  const unplanned = [...byCheck].flatMap(([id, own]) =>
    own.flatMap(call => {
      const planned = checks.find(check => check.id === id)
      const problem = planned ? problemOf(call, planned) : 'outside of every check'
      return problem === undefined ? [] : [`${id}: ${problem}`]
    }),
  )
  expect([...new Set(unplanned)]).toEqual([])
  const elsewhere = calls.filter(({ to }) => !addresses.some(({ address }) => leadsTo(address, to)))
  expect(elsewhere).toEqual([])
  const tooMany = checks.filter(
    ({ id, orders }) => (byCheck.get(id) ?? []).filter(isOrder).length > mostOf(orders),
  )
  expect(tooMany.map(({ id }) => id)).toEqual([])
  // What looks for orders that a run left behind sends none.
  expect(calls.filter(call => isOrder(call) && !isOfCheck(call))).toEqual([])

  // A witness that sees nothing would find nothing.
  const lines = calls.map(lineOf)
  const unseen = wordsFor.filter(([request]) => !lines.some(line => request.test(line)))
  expect(unseen.map(([request]) => request.source)).toEqual([])
  expect(calls.filter(isUpgrade).length).toBeGreaterThan(2)
  expect(new Set(calls.map(({ kind }) => kind))).toEqual(
    new Set(['connect', 'request', 'datagram']),
  )
})

/** The rest is the launcher, and what looks for orders that were left behind. */
const isOfCheck = ({ program }: Witnessed): boolean => program.includes('vitest')

const lineOf = ({ head = '' }: Witnessed): string => head.split('\r\n')[0]!

const isUpgrade = ({ head = '' }: Witnessed): boolean => /^upgrade: websocket/im.test(head)

/** With one worker and one venue, one check runs at a time: the last that had begun. */
function checkAt(results: RunReport['results'], atMs: number): string | undefined {
  const begun = results
    .filter(({ startedAt }) => startedAt !== undefined && Date.parse(startedAt) <= atMs)
    .toSorted((one, other) => Date.parse(one.startedAt!) - Date.parse(other.startedAt!))
  return begun.at(-1)?.id
}

/** What a plan of a check does not say of a call; undefined when it says all. */
function problemOf(call: Witnessed, { requests }: PlannedCheck): string | undefined {
  const { kind, to, head = '' } = call
  const line = lineOf(call)
  const addressed = requests.filter(({ addresses }) => addresses.some(one => leadsTo(one, to)))
  if (addressed.length === 0) return `${kind} to ${to} is not planned ${line}`
  if (kind !== 'request') return undefined
  if (isUpgrade(call)) {
    const streams = addressed.flatMap(({ addresses }) => addresses)
    return streams.some(one => one.startsWith('ws')) ? undefined : `${line} is not planned`
  }
  const words = wordsFor.find(([request]) => request.test(line))?.[1]
  if (!words) return `${line} is known to nobody; write down what a plan says of it`
  const signed = /^x-mbx-apikey:/im.test(head)
  return addressed.some(one => words.test(one.does) && (one.signed || !signed))
    ? undefined
    : `${signed ? 'signed ' : ''}${line} is not planned`
}

const leadsTo = (address: string, to: string): boolean =>
  (address.includes('://') ? new URL(address).host : address) === to

/** Venues, servers and a trading system that are reached like those of a firm: by their addresses. */
async function runningTarget() {
  const sandbox = await startSandbox({ tls: false, timeScale: 1, venues: ['binance'] })
  const shim = await shimUntilEnd()
  const { venues, timeServer, nameServer } = sandbox.endpoints
  const { rest, websocket, websocketApi, credentials } = venues.binance!
  return {
    keys: { KEY: credentials.apiKey, SECRET: credentials.secret },
    profile: `[system]
environment = "test"
max_concurrent_validations = 1
[safety]
allow = ["read", "trade"]
[clock]
ntp_servers = ["${timeServer}"]
[trading_system]
url = "${shim.url}"
[market_connectivity]
name_servers = ["${nameServer}"]
observation_seconds = 2
[[market_connectivity.exchanges]]
name = "binance"
rest_api_url = "${rest}"
websocket_url = "${websocket}"
websocket_api_url = "${websocketApi}"
api_key = "env:KEY"
api_secret = "env:SECRET"
supported_symbols = ["BTCUSDT"]
`,
    async [Symbol.asyncDispose]() {
      shim.stop()
      await sandbox.close()
    },
  }
}
