import { join } from 'node:path'
import { expect, test } from 'vitest'
import { launch, project, reportIn, repository } from './launch.ts'

const oneVenue = `profile = "dead-feed"
[system]
environment = "sandbox"
[sandbox]
embedded = true
[safety]
allow = ["read", "trade", "drill"]
[[market_connectivity.exchanges]]
name = "binance"
supported_symbols = ["BTCUSDT", "ETHUSDT"]
`

const outcomes: Readonly<Record<string, readonly [string, string]>> = {
  'connectivity/firm-reconnect': ['inconclusive', 'unusable to begin with: BTCUSDT'],
  'connectivity/reconnect-pacing': ['inconclusive', 'unusable to begin with: BTCUSDT'],
  'market-data/freeze-alert': ['inconclusive', 'the book was not usable throughout'],
  // The quantity of an order is held against its limit without a book.
  'risk/alert-latency': ['passed', ''],
  'risk/exposure-by-drop-copy': ['inconclusive', 'without a usable book of BTCUSDT'],
  'risk/message-rate': ['inconclusive', 'for something else, bookUnusable'],
}

test('a firm whose feed is dead is failed for nothing that this keeps from being seen', async () => {
  const directory = project({ 'firm.toml': oneVenue })
  const paths = Object.keys(outcomes).map(id => join(repository, 'suites', `${id}.drill.ts`))
  const words = [...paths, '--config', 'firm.toml', '--fault', 'silent-stream']
  await launch(words, { directory }).ended

  const { results } = reportIn(directory)
  const found = results.map(({ id, outcome, ...result }) => [
    id,
    [outcome, 'reason' in result ? result.reason : ''],
  ])
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(
      Object.entries(outcomes).map(([id, [outcome, words]]) => [
        id,
        [outcome, expect.stringContaining(words)],
      ]),
    ),
  )
}, 300_000)
